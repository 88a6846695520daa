-- CreateTable
CREATE TABLE "Suppression" (
    "kind" TEXT NOT NULL,
    "addressHash" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Suppression_pkey" PRIMARY KEY ("kind","addressHash","purpose")
);
