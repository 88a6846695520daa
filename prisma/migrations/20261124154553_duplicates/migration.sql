-- CreateEnum
CREATE TYPE "DuplicateState" AS ENUM ('suspected', 'dismissed', 'merged', 'undone');

-- CreateTable
CREATE TABLE "DuplicateCase" (
    "id" UUID NOT NULL,
    "oneId" UUID NOT NULL,
    "otherId" UUID NOT NULL,
    "rule" TEXT NOT NULL,
    "state" "DuplicateState" NOT NULL DEFAULT 'suspected',
    "foundAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedBy" UUID,
    "decidedAt" TIMESTAMPTZ(3),
    "reason" TEXT NOT NULL DEFAULT '',
    "keptId" UUID,
    "moved" JSONB NOT NULL DEFAULT '[]',
    "displaced" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "DuplicateCase_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "DuplicateCase_state_foundAt_idx" ON "DuplicateCase"("state", "foundAt");

-- CreateIndex
CREATE INDEX "DuplicateCase_otherId_idx" ON "DuplicateCase"("otherId");

-- CreateIndex
CREATE UNIQUE INDEX "DuplicateCase_oneId_otherId_key" ON "DuplicateCase"("oneId", "otherId");
