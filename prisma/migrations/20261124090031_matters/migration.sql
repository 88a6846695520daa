-- CreateEnum
CREATE TYPE "InboundState" AS ENUM ('received', 'done', 'set_aside', 'parked');

-- CreateEnum
CREATE TYPE "DeliveryState" AS ENUM ('queued', 'sending', 'sent', 'delivered', 'failed', 'suppressed');

-- CreateEnum
CREATE TYPE "MatterState" AS ENUM ('new', 'open', 'waiting_resident', 'waiting_other', 'answered', 'closed', 'reopened');

-- CreateEnum
CREATE TYPE "MatterDesk" AS ENUM ('city', 'waiting', 'done');

-- CreateEnum
CREATE TYPE "ParticipantRole" AS ENUM ('author', 'carer', 'watcher');

-- CreateEnum
CREATE TYPE "MessageDirection" AS ENUM ('in', 'out', 'note', 'system');

-- CreateEnum
CREATE TYPE "ContactState" AS ENUM ('unproved', 'proved', 'bouncing', 'dead');

-- AlterTable
ALTER TABLE "Mail" ADD COLUMN     "headers" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "messageId" TEXT,
ADD COLUMN     "replyTo" TEXT;

-- CreateTable
CREATE TABLE "InboundEvent" (
    "id" UUID NOT NULL,
    "channelAccount" TEXT NOT NULL,
    "nativeId" TEXT NOT NULL,
    "raw" BYTEA,
    "rawSize" INTEGER NOT NULL,
    "hints" JSONB NOT NULL DEFAULT '{}',
    "state" "InboundState" NOT NULL DEFAULT 'received',
    "reason" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "doneAt" TIMESTAMPTZ(3),

    CONSTRAINT "InboundEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ChannelCursor" (
    "channelAccount" TEXT NOT NULL,
    "cursor" JSONB NOT NULL,
    "checkedAt" TIMESTAMPTZ(3) NOT NULL,
    "lastError" TEXT,

    CONSTRAINT "ChannelCursor_pkey" PRIMARY KEY ("channelAccount")
);

-- CreateTable
CREATE TABLE "Delivery" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "messageId" UUID NOT NULL,
    "contactPointId" UUID,
    "address" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "state" "DeliveryState" NOT NULL DEFAULT 'queued',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "leaseUntil" TIMESTAMPTZ(3),
    "nextAt" TIMESTAMPTZ(3) NOT NULL,
    "nativeId" TEXT,
    "lastError" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "sentAt" TIMESTAMPTZ(3),
    "settledAt" TIMESTAMPTZ(3),

    CONSTRAINT "Delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Matter" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "state" "MatterState" NOT NULL DEFAULT 'new',
    "desk" "MatterDesk" NOT NULL DEFAULT 'city',
    "urgent" BOOLEAN NOT NULL DEFAULT false,
    "confidential" BOOLEAN NOT NULL DEFAULT false,
    "assigneeId" UUID,
    "wishedChannel" TEXT,
    "linkedType" TEXT,
    "linkedId" TEXT,
    "firstReceivedAt" TIMESTAMPTZ(3) NOT NULL,
    "lastMessageAt" TIMESTAMPTZ(3) NOT NULL,
    "answerDueAt" TIMESTAMPTZ(3) NOT NULL,
    "joinedIntoId" UUID,
    "closedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Matter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MatterParticipant" (
    "id" UUID NOT NULL,
    "matterId" UUID NOT NULL,
    "originId" UUID NOT NULL,
    "accountId" UUID,
    "contactPointId" UUID,
    "name" TEXT NOT NULL,
    "role" "ParticipantRole" NOT NULL DEFAULT 'author',

    CONSTRAINT "MatterParticipant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Message" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "matterId" UUID NOT NULL,
    "originId" UUID NOT NULL,
    "direction" "MessageDirection" NOT NULL,
    "channel" TEXT NOT NULL,
    "authorId" UUID,
    "authorName" TEXT NOT NULL,
    "contactPointId" UUID,
    "text" TEXT NOT NULL,
    "quoted" TEXT NOT NULL DEFAULT '',
    "details" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MessageSource" (
    "id" UUID NOT NULL,
    "messageId" UUID NOT NULL,
    "channelAccount" TEXT NOT NULL,
    "nativeId" TEXT NOT NULL,
    "nativeThreadId" TEXT,
    "trust" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "MessageSource_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MessageAttachment" (
    "id" UUID NOT NULL,
    "messageId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "storageKey" TEXT,

    CONSTRAINT "MessageAttachment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MatterReader" (
    "matterId" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "MatterReader_pkey" PRIMARY KEY ("matterId","accountId")
);

-- CreateTable
CREATE TABLE "MatterClock" (
    "matterId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "metAt" TIMESTAMPTZ(3),

    CONSTRAINT "MatterClock_pkey" PRIMARY KEY ("matterId","kind")
);

-- CreateTable
CREATE TABLE "MatterJoin" (
    "id" UUID NOT NULL,
    "keptId" UUID NOT NULL,
    "absorbedId" UUID NOT NULL,
    "byId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "undoneAt" TIMESTAMPTZ(3),
    "before" JSONB NOT NULL,

    CONSTRAINT "MatterJoin_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PendingMatter" (
    "id" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),
    "matterId" UUID,

    CONSTRAINT "PendingMatter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ContactPoint" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "shown" TEXT NOT NULL,
    "state" "ContactState" NOT NULL DEFAULT 'unproved',
    "provedAt" TIMESTAMPTZ(3),
    "lastSuccessAt" TIMESTAMPTZ(3),
    "lastFailureAt" TIMESTAMPTZ(3),
    "failures" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ContactPoint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ContactPointOwner" (
    "contactPointId" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "rank" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "ContactPointOwner_pkey" PRIMARY KEY ("contactPointId","accountId")
);

-- CreateIndex
CREATE INDEX "InboundEvent_state_receivedAt_id_idx" ON "InboundEvent"("state", "receivedAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "InboundEvent_channelAccount_nativeId_key" ON "InboundEvent"("channelAccount", "nativeId");

-- CreateIndex
CREATE UNIQUE INDEX "Delivery_key_key" ON "Delivery"("key");

-- CreateIndex
CREATE INDEX "Delivery_messageId_idx" ON "Delivery"("messageId");

-- CreateIndex
CREATE INDEX "Delivery_channel_nativeId_idx" ON "Delivery"("channel", "nativeId");

-- CreateIndex
CREATE INDEX "Delivery_state_nextAt_idx" ON "Delivery"("state", "nextAt");

-- CreateIndex
CREATE UNIQUE INDEX "Matter_reference_key" ON "Matter"("reference");

-- CreateIndex
CREATE INDEX "Matter_desk_answerDueAt_id_idx" ON "Matter"("desk", "answerDueAt", "id");

-- CreateIndex
CREATE INDEX "Matter_assigneeId_desk_answerDueAt_id_idx" ON "Matter"("assigneeId", "desk", "answerDueAt", "id");

-- CreateIndex
CREATE INDEX "Matter_desk_lastMessageAt_id_idx" ON "Matter"("desk", "lastMessageAt", "id");

-- CreateIndex
CREATE INDEX "Matter_linkedType_linkedId_idx" ON "Matter"("linkedType", "linkedId");

-- CreateIndex
CREATE INDEX "Matter_joinedIntoId_idx" ON "Matter"("joinedIntoId");

-- CreateIndex
CREATE INDEX "MatterParticipant_matterId_idx" ON "MatterParticipant"("matterId");

-- CreateIndex
CREATE INDEX "MatterParticipant_accountId_matterId_idx" ON "MatterParticipant"("accountId", "matterId");

-- CreateIndex
CREATE INDEX "MatterParticipant_contactPointId_idx" ON "MatterParticipant"("contactPointId");

-- CreateIndex
CREATE UNIQUE INDEX "MatterParticipant_originId_accountId_key" ON "MatterParticipant"("originId", "accountId");

-- CreateIndex
CREATE UNIQUE INDEX "MatterParticipant_originId_contactPointId_key" ON "MatterParticipant"("originId", "contactPointId");

-- CreateIndex
CREATE UNIQUE INDEX "Message_key_key" ON "Message"("key");

-- CreateIndex
CREATE INDEX "Message_matterId_at_id_idx" ON "Message"("matterId", "at", "id");

-- CreateIndex
CREATE INDEX "Message_originId_idx" ON "Message"("originId");

-- CreateIndex
CREATE INDEX "MessageSource_channelAccount_nativeThreadId_idx" ON "MessageSource"("channelAccount", "nativeThreadId");

-- CreateIndex
CREATE INDEX "MessageSource_messageId_idx" ON "MessageSource"("messageId");

-- CreateIndex
CREATE UNIQUE INDEX "MessageSource_channelAccount_nativeId_key" ON "MessageSource"("channelAccount", "nativeId");

-- CreateIndex
CREATE INDEX "MessageAttachment_messageId_idx" ON "MessageAttachment"("messageId");

-- CreateIndex
CREATE INDEX "MatterJoin_keptId_at_idx" ON "MatterJoin"("keptId", "at");

-- CreateIndex
CREATE INDEX "MatterJoin_absorbedId_idx" ON "MatterJoin"("absorbedId");

-- CreateIndex
CREATE UNIQUE INDEX "PendingMatter_hash_key" ON "PendingMatter"("hash");

-- CreateIndex
CREATE UNIQUE INDEX "ContactPoint_kind_address_key" ON "ContactPoint"("kind", "address");

-- CreateIndex
CREATE INDEX "ContactPointOwner_accountId_rank_idx" ON "ContactPointOwner"("accountId", "rank");

-- AddForeignKey
ALTER TABLE "Matter" ADD CONSTRAINT "Matter_joinedIntoId_fkey" FOREIGN KEY ("joinedIntoId") REFERENCES "Matter"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MatterParticipant" ADD CONSTRAINT "MatterParticipant_matterId_fkey" FOREIGN KEY ("matterId") REFERENCES "Matter"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Message" ADD CONSTRAINT "Message_matterId_fkey" FOREIGN KEY ("matterId") REFERENCES "Matter"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MessageSource" ADD CONSTRAINT "MessageSource_messageId_fkey" FOREIGN KEY ("messageId") REFERENCES "Message"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MessageAttachment" ADD CONSTRAINT "MessageAttachment_messageId_fkey" FOREIGN KEY ("messageId") REFERENCES "Message"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MatterReader" ADD CONSTRAINT "MatterReader_matterId_fkey" FOREIGN KEY ("matterId") REFERENCES "Matter"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MatterClock" ADD CONSTRAINT "MatterClock_matterId_fkey" FOREIGN KEY ("matterId") REFERENCES "Matter"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ContactPointOwner" ADD CONSTRAINT "ContactPointOwner_contactPointId_fkey" FOREIGN KEY ("contactPointId") REFERENCES "ContactPoint"("id") ON DELETE CASCADE ON UPDATE CASCADE;
