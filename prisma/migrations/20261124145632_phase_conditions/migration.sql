-- AlterTable
ALTER TABLE "Phase" ADD COLUMN     "conditions" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "ResidenceProof" ADD COLUMN     "areaId" UUID;
