-- AlterTable
ALTER TABLE "ModerationCase" ADD COLUMN     "consultationId" UUID;

-- CreateIndex
CREATE INDEX "ModerationCase_consultationId_idx" ON "ModerationCase"("consultationId");
