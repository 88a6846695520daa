-- AlterTable
ALTER TABLE "CanonicalAnswer" ADD COLUMN     "keyword" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "CanonicalAnswer_keyword_key" ON "CanonicalAnswer"("keyword");
