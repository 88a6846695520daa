-- CreateEnum
CREATE TYPE "SessionStage" AS ENUM ('full', 'second_factor', 'enrolment');

-- CreateEnum
CREATE TYPE "ResidenceState" AS ENUM ('waiting', 'sent', 'accepted', 'refused', 'expired');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "TokenPurpose" ADD VALUE 'confirm_contact';
ALTER TYPE "TokenPurpose" ADD VALUE 'prove_owner';

-- AlterTable
ALTER TABLE "Account" ADD COLUMN     "identifiedAt" TIMESTAMPTZ(3),
ALTER COLUMN "email" DROP NOT NULL,
ALTER COLUMN "emailKey" DROP NOT NULL;

-- AlterTable
ALTER TABLE "Session" ADD COLUMN     "actingFor" UUID,
ADD COLUMN     "idToken" TEXT,
ADD COLUMN     "method" TEXT NOT NULL DEFAULT 'password',
ADD COLUMN     "provedAt" TIMESTAMPTZ(3),
ADD COLUMN     "stage" "SessionStage" NOT NULL DEFAULT 'full',
ADD COLUMN     "strength" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "LoginIdentity" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "clientId" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "linkedAt" TIMESTAMPTZ(3) NOT NULL,
    "lastUsedAt" TIMESTAMPTZ(3),

    CONSTRAINT "LoginIdentity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LoginAttempt" (
    "stateHash" TEXT NOT NULL,
    "browserHash" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "intent" TEXT NOT NULL,
    "nonce" TEXT NOT NULL,
    "returnTo" TEXT NOT NULL,
    "accountId" UUID,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "LoginAttempt_pkey" PRIMARY KEY ("stateHash")
);

-- CreateTable
CREATE TABLE "PendingIdentity" (
    "browserHash" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "returnTo" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PendingIdentity_pkey" PRIMARY KEY ("browserHash")
);

-- CreateTable
CREATE TABLE "VerifiedPerson" (
    "personKey" TEXT NOT NULL,
    "accountId" UUID,
    "voterKey" UUID NOT NULL,
    "firstSeenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "VerifiedPerson_pkey" PRIMARY KEY ("personKey")
);

-- CreateTable
CREATE TABLE "AssuranceEvent" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "level" INTEGER NOT NULL,
    "method" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),
    "evidence" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "AssuranceEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Passkey" (
    "id" TEXT NOT NULL,
    "accountId" UUID NOT NULL,
    "publicKey" BYTEA NOT NULL,
    "counter" BIGINT NOT NULL,
    "deviceType" TEXT NOT NULL,
    "isBackedUp" BOOLEAN NOT NULL,
    "transports" TEXT[],
    "label" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "lastUsedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Passkey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TotpSecret" (
    "accountId" UUID NOT NULL,
    "sealed" TEXT NOT NULL,
    "confirmedAt" TIMESTAMPTZ(3),
    "lastStep" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "TotpSecret_pkey" PRIMARY KEY ("accountId")
);

-- CreateTable
CREATE TABLE "RecoveryCode" (
    "hash" TEXT NOT NULL,
    "accountId" UUID NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RecoveryCode_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "ProviderOutage" (
    "provider" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ProviderOutage_pkey" PRIMARY KEY ("provider")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "hasAccount" BOOLEAN NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdBy" UUID,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PersonLink" (
    "id" UUID NOT NULL,
    "helperId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "proof" TEXT NOT NULL DEFAULT 'declared',
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3),

    CONSTRAINT "PersonLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ResidenceProof" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "method" TEXT NOT NULL,
    "state" "ResidenceState" NOT NULL DEFAULT 'waiting',
    "fullName" TEXT NOT NULL,
    "street" TEXT NOT NULL,
    "postcode" TEXT NOT NULL,
    "town" TEXT NOT NULL,
    "codeHash" TEXT,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "fileKey" TEXT,
    "seen" TEXT,
    "reason" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "sentAt" TIMESTAMPTZ(3),
    "decidedAt" TIMESTAMPTZ(3),
    "decidedBy" UUID,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ResidenceProof_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "LoginIdentity_accountId_idx" ON "LoginIdentity"("accountId");

-- CreateIndex
CREATE UNIQUE INDEX "LoginIdentity_issuer_clientId_subject_key" ON "LoginIdentity"("issuer", "clientId", "subject");

-- CreateIndex
CREATE INDEX "LoginAttempt_expiresAt_idx" ON "LoginAttempt"("expiresAt");

-- CreateIndex
CREATE INDEX "PendingIdentity_expiresAt_idx" ON "PendingIdentity"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "VerifiedPerson_accountId_key" ON "VerifiedPerson"("accountId");

-- CreateIndex
CREATE INDEX "AssuranceEvent_accountId_kind_idx" ON "AssuranceEvent"("accountId", "kind");

-- CreateIndex
CREATE INDEX "Passkey_accountId_idx" ON "Passkey"("accountId");

-- CreateIndex
CREATE INDEX "RecoveryCode_accountId_idx" ON "RecoveryCode"("accountId");

-- CreateIndex
CREATE INDEX "PersonLink_personId_idx" ON "PersonLink"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "PersonLink_helperId_personId_key" ON "PersonLink"("helperId", "personId");

-- CreateIndex
CREATE INDEX "ResidenceProof_accountId_createdAt_idx" ON "ResidenceProof"("accountId", "createdAt");

-- CreateIndex
CREATE INDEX "ResidenceProof_state_createdAt_idx" ON "ResidenceProof"("state", "createdAt");

-- AddForeignKey
ALTER TABLE "LoginIdentity" ADD CONSTRAINT "LoginIdentity_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssuranceEvent" ADD CONSTRAINT "AssuranceEvent_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Passkey" ADD CONSTRAINT "Passkey_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TotpSecret" ADD CONSTRAINT "TotpSecret_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RecoveryCode" ADD CONSTRAINT "RecoveryCode_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PersonLink" ADD CONSTRAINT "PersonLink_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One residence proof of a kind under way at a time, whatever is clicked at once.
CREATE UNIQUE INDEX "ResidenceProof_underway_key" ON "ResidenceProof" ("accountId", method) WHERE state IN ('waiting', 'sent');

-- Levels 0 and 1 are not proved by an event: see the ladder.
ALTER TABLE "AssuranceEvent" ADD CONSTRAINT "AssuranceEvent_level_check" CHECK (level BETWEEN 2 AND 4);

-- Who else is written to at this mailbox.
CREATE INDEX "Account_mailbox_idx" ON "Account" (lower(email));
