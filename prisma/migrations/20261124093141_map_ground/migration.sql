-- CreateTable
CREATE TABLE "MapGround" (
    "id" INTEGER NOT NULL,
    "landscape" JSONB NOT NULL,
    "version" TEXT NOT NULL,

    CONSTRAINT "MapGround_pkey" PRIMARY KEY ("id")
);
