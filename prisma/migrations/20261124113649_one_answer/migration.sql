-- CreateEnum
CREATE TYPE "ChatState" AS ENUM ('waiting', 'open', 'ended', 'handed_over');

-- CreateEnum
CREATE TYPE "ChatSide" AS ENUM ('visitor', 'agent', 'city');

-- CreateEnum
CREATE TYPE "SocialPostState" AS ENUM ('draft', 'submitted', 'approved', 'published', 'cancelled');

-- AlterTable
ALTER TABLE "Matter" ADD COLUMN     "escalatedAt" TIMESTAMPTZ(3),
ADD COLUMN     "snoozedUntil" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "MatterReader" ADD COLUMN     "typedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "Chat" (
    "id" UUID NOT NULL,
    "secretHash" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "accountId" UUID,
    "language" TEXT NOT NULL DEFAULT 'fr',
    "state" "ChatState" NOT NULL DEFAULT 'waiting',
    "agentId" UUID,
    "agentName" TEXT,
    "matterId" UUID,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "lastAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Chat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ChatLine" (
    "chatId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "side" "ChatSide" NOT NULL,
    "name" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ChatLine_pkey" PRIMARY KEY ("chatId","number")
);

-- CreateTable
CREATE TABLE "ChatPresence" (
    "accountId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ChatPresence_pkey" PRIMARY KEY ("accountId")
);

-- CreateTable
CREATE TABLE "SocialPost" (
    "id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "channels" TEXT[],
    "state" "SocialPostState" NOT NULL DEFAULT 'draft',
    "publishAt" TIMESTAMPTZ(3) NOT NULL,
    "authorId" UUID NOT NULL,
    "authorName" TEXT NOT NULL,
    "approverId" UUID,
    "approvedBy" TEXT,
    "remark" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "publishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SocialPost_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PushSubscription" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "endpoint" TEXT NOT NULL,
    "p256dh" TEXT NOT NULL,
    "auth" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PushSubscription_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AgentProfile" (
    "accountId" UUID NOT NULL,
    "topics" TEXT[],
    "capacity" INTEGER NOT NULL DEFAULT 30,
    "absentFrom" DATE,
    "absentUntil" DATE,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AgentProfile_pkey" PRIMARY KEY ("accountId")
);

-- CreateTable
CREATE TABLE "MatterMention" (
    "messageId" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "matterId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "seenAt" TIMESTAMPTZ(3),

    CONSTRAINT "MatterMention_pkey" PRIMARY KEY ("messageId","accountId")
);

-- CreateTable
CREATE TABLE "Satisfaction" (
    "id" UUID NOT NULL,
    "matterId" UUID,
    "raterId" UUID,
    "score" INTEGER NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "topic" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Satisfaction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CanonicalAnswer" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "procedureSlug" TEXT,
    "version" INTEGER NOT NULL,
    "validUntil" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CanonicalAnswer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CanonicalVersion" (
    "answerId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "question" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "short" TEXT NOT NULL,
    "sms" TEXT NOT NULL,
    "post" TEXT NOT NULL,
    "sources" TEXT NOT NULL DEFAULT '',
    "authorName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CanonicalVersion_pkey" PRIMARY KEY ("answerId","version")
);

-- CreateTable
CREATE TABLE "CanonicalUse" (
    "messageId" UUID NOT NULL,
    "answerId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "matterId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "correctedBy" INTEGER,

    CONSTRAINT "CanonicalUse_pkey" PRIMARY KEY ("messageId","answerId")
);

-- CreateTable
CREATE TABLE "Macro" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "steps" JSONB NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Macro_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Chat_state_startedAt_idx" ON "Chat"("state", "startedAt");

-- CreateIndex
CREATE INDEX "Chat_accountId_idx" ON "Chat"("accountId");

-- CreateIndex
CREATE UNIQUE INDEX "ChatLine_chatId_key_key" ON "ChatLine"("chatId", "key");

-- CreateIndex
CREATE INDEX "ChatPresence_seenAt_idx" ON "ChatPresence"("seenAt");

-- CreateIndex
CREATE INDEX "SocialPost_state_publishAt_idx" ON "SocialPost"("state", "publishAt");

-- CreateIndex
CREATE UNIQUE INDEX "PushSubscription_endpoint_key" ON "PushSubscription"("endpoint");

-- CreateIndex
CREATE INDEX "PushSubscription_accountId_idx" ON "PushSubscription"("accountId");

-- CreateIndex
CREATE INDEX "MatterMention_accountId_seenAt_idx" ON "MatterMention"("accountId", "seenAt");

-- CreateIndex
CREATE UNIQUE INDEX "Satisfaction_matterId_key" ON "Satisfaction"("matterId");

-- CreateIndex
CREATE INDEX "Satisfaction_raterId_at_idx" ON "Satisfaction"("raterId", "at");

-- CreateIndex
CREATE INDEX "Satisfaction_at_idx" ON "Satisfaction"("at");

-- CreateIndex
CREATE UNIQUE INDEX "CanonicalAnswer_slug_key" ON "CanonicalAnswer"("slug");

-- CreateIndex
CREATE INDEX "CanonicalAnswer_procedureSlug_idx" ON "CanonicalAnswer"("procedureSlug");

-- CreateIndex
CREATE INDEX "CanonicalAnswer_topic_idx" ON "CanonicalAnswer"("topic");

-- CreateIndex
CREATE INDEX "CanonicalUse_answerId_version_at_idx" ON "CanonicalUse"("answerId", "version", "at");

-- CreateIndex
CREATE INDEX "CanonicalUse_matterId_idx" ON "CanonicalUse"("matterId");

-- CreateIndex
CREATE UNIQUE INDEX "Macro_name_key" ON "Macro"("name");

-- CreateIndex
CREATE INDEX "Matter_snoozedUntil_idx" ON "Matter"("snoozedUntil");

-- CreateIndex
CREATE INDEX "Matter_escalatedAt_idx" ON "Matter"("escalatedAt");

-- AddForeignKey
ALTER TABLE "ChatLine" ADD CONSTRAINT "ChatLine_chatId_fkey" FOREIGN KEY ("chatId") REFERENCES "Chat"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CanonicalVersion" ADD CONSTRAINT "CanonicalVersion_answerId_fkey" FOREIGN KEY ("answerId") REFERENCES "CanonicalAnswer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CanonicalUse" ADD CONSTRAINT "CanonicalUse_answerId_fkey" FOREIGN KEY ("answerId") REFERENCES "CanonicalAnswer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Satisfaction" ADD CONSTRAINT "Satisfaction_score" CHECK (score BETWEEN 1 AND 3);

-- Words of a subject are found among hundreds of thousands.
CREATE INDEX "Matter_subject_trigrams" ON "Matter" USING gin (subject gin_trgm_ops);

ALTER TABLE "MatterParticipant" ADD COLUMN     "otherPoints" UUID[] DEFAULT ARRAY[]::UUID[];
