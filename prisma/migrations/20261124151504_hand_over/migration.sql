-- CreateTable
CREATE TABLE "HandOver" (
    "hash" TEXT NOT NULL,
    "serviceId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "keys" TEXT[],
    "request" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "HandOver_pkey" PRIMARY KEY ("hash")
);

-- CreateIndex
CREATE INDEX "HandOver_expiresAt_idx" ON "HandOver"("expiresAt");

-- CreateIndex
CREATE INDEX "HandOver_personId_idx" ON "HandOver"("personId");
