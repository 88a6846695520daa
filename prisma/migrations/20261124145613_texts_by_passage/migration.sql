-- DropIndex
DROP INDEX "Passage_phaseId_position_key";

-- AlterTable
ALTER TABLE "Passage" ADD COLUMN     "replacesId" UUID,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "TextVersion" (
    "phaseId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "passageIds" UUID[],
    "note" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL,
    "authorId" UUID NOT NULL,
    "authorName" TEXT NOT NULL,

    CONSTRAINT "TextVersion_pkey" PRIMARY KEY ("phaseId","version")
);

-- CreateIndex
CREATE INDEX "Passage_replacesId_idx" ON "Passage"("replacesId");

-- CreateIndex
CREATE UNIQUE INDEX "Passage_phaseId_position_version_key" ON "Passage"("phaseId", "position", "version");
