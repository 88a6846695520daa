-- CreateEnum
CREATE TYPE "CampaignNature" AS ENUM ('promotional', 'service');

-- AlterEnum
ALTER TYPE "Rhythm" ADD VALUE 'daily';

-- AlterTable
ALTER TABLE "Campaign" ADD COLUMN     "blocks" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "channels" TEXT[] DEFAULT ARRAY['email']::TEXT[],
ADD COLUMN     "nature" "CampaignNature" NOT NULL DEFAULT 'promotional',
ADD COLUMN     "notice" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "planned" INTEGER,
ADD COLUMN     "sms" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "CampaignRecipient" ADD COLUMN     "blocks" INTEGER[],
ADD COLUMN     "channel" TEXT NOT NULL DEFAULT 'email';

-- AlterTable
ALTER TABLE "Declared" ADD COLUMN     "firstChannel" TEXT;

-- AlterTable
ALTER TABLE "Mail" ADD COLUMN     "isBulk" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "PhoneProof" (
    "accountId" UUID NOT NULL,
    "phone" TEXT NOT NULL,
    "codeHash" TEXT NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "asked" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PhoneProof_pkey" PRIMARY KEY ("accountId")
);

-- CreateIndex
CREATE INDEX "Campaign_approvedAt_idx" ON "Campaign"("approvedAt" DESC);

-- What waits in bulk, in the order it was written.
CREATE INDEX "Mail_bulk" ON "Mail" (id) WHERE "isBulk" AND state = 'queued';
