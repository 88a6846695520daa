-- AlterTable
ALTER TABLE "SecretVote" ADD COLUMN     "paperSize" INTEGER NOT NULL DEFAULT 256;
