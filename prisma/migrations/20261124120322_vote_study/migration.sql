-- AlterTable
ALTER TABLE "VoteCount" ADD COLUMN     "study" JSONB;
