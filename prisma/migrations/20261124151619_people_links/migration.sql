-- AlterTable
ALTER TABLE "Event" ADD COLUMN     "forId" UUID;

-- AlterTable
ALTER TABLE "PersonLink" ADD COLUMN     "acceptedAt" TIMESTAMPTZ(3),
ADD COLUMN     "establishedBy" UUID,
ADD COLUMN     "reason" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "Report" ADD COLUMN     "forId" UUID;

-- CreateIndex
CREATE INDEX "Event_forId_at_idx" ON "Event"("forId", "at");
