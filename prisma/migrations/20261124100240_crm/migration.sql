-- CreateEnum
CREATE TYPE "CampaignState" AS ENUM ('draft', 'submitted', 'sending', 'sent', 'cancelled');

-- CreateEnum
CREATE TYPE "RecipientState" AS ENUM ('planned', 'held', 'sent', 'skipped');

-- CreateEnum
CREATE TYPE "Rhythm" AS ENUM ('off', 'immediate', 'weekly');

-- CreateTable
CREATE TABLE "Segment" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "tree" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "authorId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Segment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SegmentVersion" (
    "segmentId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "tree" JSONB NOT NULL,
    "authorId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SegmentVersion_pkey" PRIMARY KEY ("segmentId","version")
);

-- CreateTable
CREATE TABLE "Campaign" (
    "id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "segmentId" UUID,
    "tree" JSONB,
    "state" "CampaignState" NOT NULL DEFAULT 'draft',
    "authorId" UUID NOT NULL,
    "approverId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "submittedAt" TIMESTAMPTZ(3),
    "approvedAt" TIMESTAMPTZ(3),
    "doneAt" TIMESTAMPTZ(3),

    CONSTRAINT "Campaign_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CampaignRecipient" (
    "campaignId" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "rhythm" "Rhythm" NOT NULL,
    "state" "RecipientState" NOT NULL DEFAULT 'planned',
    "reason" TEXT,
    "at" TIMESTAMPTZ(3),

    CONSTRAINT "CampaignRecipient_pkey" PRIMARY KEY ("campaignId","accountId")
);

-- CreateTable
CREATE TABLE "Declared" (
    "accountId" UUID NOT NULL,
    "areaId" UUID,
    "ageBand" TEXT,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Declared_pkey" PRIMARY KEY ("accountId")
);

-- CreateTable
CREATE TABLE "Preference" (
    "accountId" UUID NOT NULL,
    "topic" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "rhythm" "Rhythm" NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Preference_pkey" PRIMARY KEY ("accountId","topic","channel")
);

-- CreateTable
CREATE TABLE "ConsentRecord" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "topic" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "wording" TEXT NOT NULL,
    "surface" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ConsentRecord_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Segment_changedAt_idx" ON "Segment"("changedAt" DESC);

-- CreateIndex
CREATE INDEX "Campaign_createdAt_idx" ON "Campaign"("createdAt" DESC);

-- CreateIndex
CREATE INDEX "CampaignRecipient_campaignId_state_accountId_idx" ON "CampaignRecipient"("campaignId", "state", "accountId");

-- CreateIndex
CREATE INDEX "CampaignRecipient_accountId_state_at_idx" ON "CampaignRecipient"("accountId", "state", "at");

-- CreateIndex
CREATE INDEX "Declared_areaId_idx" ON "Declared"("areaId");

-- CreateIndex
CREATE INDEX "Preference_topic_channel_rhythm_idx" ON "Preference"("topic", "channel", "rhythm");

-- CreateIndex
CREATE INDEX "ConsentRecord_accountId_at_idx" ON "ConsentRecord"("accountId", "at");

-- AddForeignKey
ALTER TABLE "SegmentVersion" ADD CONSTRAINT "SegmentVersion_segmentId_fkey" FOREIGN KEY ("segmentId") REFERENCES "Segment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CampaignRecipient" ADD CONSTRAINT "CampaignRecipient_campaignId_fkey" FOREIGN KEY ("campaignId") REFERENCES "Campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;
