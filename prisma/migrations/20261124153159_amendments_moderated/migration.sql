-- AlterTable
ALTER TABLE "Amendment" ADD COLUMN     "hiddenAt" TIMESTAMPTZ(3);
