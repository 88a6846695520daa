-- AlterTable
ALTER TABLE "Erasure" ADD COLUMN     "origin" TEXT NOT NULL DEFAULT 'person';
