-- CreateEnum
CREATE TYPE "CoAuthorState" AS ENUM ('invited', 'accepted', 'declined', 'left', 'cancelled');

-- CreateEnum
CREATE TYPE "AmendmentState" AS ENUM ('proposed', 'accepted', 'rejected', 'withdrawn', 'promoted');

-- AlterEnum
ALTER TYPE "ProposalState" ADD VALUE 'replaced';

-- AlterTable
ALTER TABLE "Proposal" ADD COLUMN     "materialVersion" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "ProposalVersion" ADD COLUMN     "amendmentId" UUID,
ADD COLUMN     "byName" TEXT,
ADD COLUMN     "isMaterial" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Support" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "ProposalDraft" (
    "id" UUID NOT NULL,
    "phaseId" UUID NOT NULL,
    "consultationId" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "form" JSONB NOT NULL,
    "savedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ProposalDraft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProposalFile" (
    "id" UUID NOT NULL,
    "proposalId" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "storageKey" TEXT NOT NULL,
    "label" TEXT NOT NULL DEFAULT '',
    "width" INTEGER,
    "height" INTEGER,
    "bytes" INTEGER NOT NULL DEFAULT 0,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ProposalFile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProposalQuestion" (
    "id" UUID NOT NULL,
    "phaseId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "help" TEXT NOT NULL DEFAULT '',
    "options" TEXT[],
    "required" BOOLEAN NOT NULL DEFAULT false,
    "staffOnly" BOOLEAN NOT NULL DEFAULT false,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "ProposalQuestion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProposalReply" (
    "proposalId" UUID NOT NULL,
    "questionId" UUID NOT NULL,
    "values" TEXT[],

    CONSTRAINT "ProposalReply_pkey" PRIMARY KEY ("proposalId","questionId")
);

-- CreateTable
CREATE TABLE "CoAuthor" (
    "id" UUID NOT NULL,
    "proposalId" UUID NOT NULL,
    "email" TEXT,
    "accountId" UUID,
    "name" TEXT NOT NULL DEFAULT '',
    "state" "CoAuthorState" NOT NULL DEFAULT 'invited',
    "origin" TEXT NOT NULL DEFAULT 'invited',
    "invitedAt" TIMESTAMPTZ(3) NOT NULL,
    "answeredAt" TIMESTAMPTZ(3),

    CONSTRAINT "CoAuthor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProposalMove" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "byId" UUID,
    "byName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ProposalMove_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProposalLink" (
    "fromId" UUID NOT NULL,
    "toId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "moveId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ProposalLink_pkey" PRIMARY KEY ("fromId","toId")
);

-- CreateTable
CREATE TABLE "SupportQuestion" (
    "moveId" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "answer" TEXT,
    "answeredAt" TIMESTAMPTZ(3),

    CONSTRAINT "SupportQuestion_pkey" PRIMARY KEY ("moveId","accountId")
);

-- CreateTable
CREATE TABLE "Amendment" (
    "id" UUID NOT NULL,
    "proposalId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "passage" TEXT NOT NULL,
    "replacement" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "authorId" UUID,
    "authorName" TEXT NOT NULL,
    "state" "AmendmentState" NOT NULL DEFAULT 'proposed',
    "answer" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedAt" TIMESTAMPTZ(3),
    "promotedId" UUID,

    CONSTRAINT "Amendment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AmendmentSupport" (
    "amendmentId" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AmendmentSupport_pkey" PRIMARY KEY ("amendmentId","accountId")
);

-- CreateTable
CREATE TABLE "ProposalSearch" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "consultationId" UUID NOT NULL,
    "search" TEXT NOT NULL DEFAULT '',
    "theme" TEXT NOT NULL DEFAULT '',
    "areaId" UUID,
    "rhythm" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "lookedUntil" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ProposalSearch_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ProposalDraft_accountId_savedAt_idx" ON "ProposalDraft"("accountId", "savedAt" DESC);

-- CreateIndex
CREATE INDEX "ProposalFile_accountId_idx" ON "ProposalFile"("accountId");

-- CreateIndex
CREATE UNIQUE INDEX "ProposalFile_proposalId_kind_place_key" ON "ProposalFile"("proposalId", "kind", "place");

-- CreateIndex
CREATE INDEX "ProposalQuestion_phaseId_position_idx" ON "ProposalQuestion"("phaseId", "position");

-- CreateIndex
CREATE INDEX "CoAuthor_proposalId_state_idx" ON "CoAuthor"("proposalId", "state");

-- CreateIndex
CREATE INDEX "CoAuthor_accountId_state_idx" ON "CoAuthor"("accountId", "state");

-- CreateIndex
CREATE INDEX "ProposalMove_dueAt_idx" ON "ProposalMove"("dueAt");

-- CreateIndex
CREATE INDEX "ProposalLink_toId_idx" ON "ProposalLink"("toId");

-- CreateIndex
CREATE INDEX "ProposalLink_moveId_idx" ON "ProposalLink"("moveId");

-- CreateIndex
CREATE INDEX "SupportQuestion_accountId_idx" ON "SupportQuestion"("accountId");

-- CreateIndex
CREATE INDEX "Amendment_proposalId_createdAt_idx" ON "Amendment"("proposalId", "createdAt");

-- CreateIndex
CREATE INDEX "Amendment_authorId_idx" ON "Amendment"("authorId");

-- CreateIndex
CREATE INDEX "AmendmentSupport_accountId_idx" ON "AmendmentSupport"("accountId");

-- CreateIndex
CREATE INDEX "ProposalSearch_accountId_idx" ON "ProposalSearch"("accountId");

-- CreateIndex
CREATE INDEX "ProposalSearch_rhythm_lookedUntil_idx" ON "ProposalSearch"("rhythm", "lookedUntil");

-- AddForeignKey
ALTER TABLE "ProposalReply" ADD CONSTRAINT "ProposalReply_questionId_fkey" FOREIGN KEY ("questionId") REFERENCES "ProposalQuestion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProposalLink" ADD CONSTRAINT "ProposalLink_moveId_fkey" FOREIGN KEY ("moveId") REFERENCES "ProposalMove"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SupportQuestion" ADD CONSTRAINT "SupportQuestion_moveId_fkey" FOREIGN KEY ("moveId") REFERENCES "ProposalMove"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AmendmentSupport" ADD CONSTRAINT "AmendmentSupport_amendmentId_fkey" FOREIGN KEY ("amendmentId") REFERENCES "Amendment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: what Prisma's schema cannot say.

-- At most five photos and three documents.
ALTER TABLE "ProposalFile" ADD CONSTRAINT "ProposalFile_place" CHECK (
	("kind" = 'photo' AND "place" BETWEEN 1 AND 5) OR ("kind" = 'document' AND "place" BETWEEN 1 AND 3));
ALTER TABLE "ProposalQuestion" ADD CONSTRAINT "ProposalQuestion_kind" CHECK ("kind" IN ('short', 'long', 'number', 'choice', 'choices'));

-- One open invitation an address, one place an account.
CREATE UNIQUE INDEX "CoAuthor_address" ON "CoAuthor" ("proposalId", lower("email")) WHERE "state" = 'invited' AND "email" IS NOT NULL;
CREATE UNIQUE INDEX "CoAuthor_account" ON "CoAuthor" ("proposalId", "accountId") WHERE "state" IN ('invited', 'accepted') AND "accountId" IS NOT NULL;
ALTER TABLE "CoAuthor" ADD CONSTRAINT "CoAuthor_accepted" CHECK ("state" <> 'accepted' OR "accountId" IS NOT NULL OR "email" IS NULL);

ALTER TABLE "ProposalLink" ADD CONSTRAINT "ProposalLink_other" CHECK ("fromId" <> "toId");
ALTER TABLE "SupportQuestion" ADD CONSTRAINT "SupportQuestion_answer" CHECK (
	"answer" IN ('move', 'keep', 'withdraw') AND "answeredAt" IS NOT NULL OR "answer" IS NULL AND "answeredAt" IS NULL);
-- A refusal and an acceptance say why.
ALTER TABLE "Amendment" ADD CONSTRAINT "Amendment_answered" CHECK (
	"state" NOT IN ('accepted', 'rejected') OR ("decidedAt" IS NOT NULL AND "answer" <> ''));

-- Supports a person may give in a phase, whoever writes the row: counted under the lock that `lock.server.ts` takes.
CREATE FUNCTION support_within_limit() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	most int;
BEGIN
	SELECT (f."settings"->>'supportsPerPerson')::int INTO most FROM public."Phase" f WHERE f."id" = NEW."phaseId";
	IF most IS NULL THEN RETURN NEW; END IF;
	PERFORM pg_advisory_xact_lock(hashtextextended(NEW."phaseId" || ' ' || NEW."accountId", 0));
	IF (SELECT count(*) FROM public."Support" s WHERE s."phaseId" = NEW."phaseId" AND s."accountId" = NEW."accountId"
		AND s."proposalId" <> NEW."proposalId") >= most THEN
		RAISE EXCEPTION 'More supports than the phase allows a person'
			USING ERRCODE = 'check_violation', CONSTRAINT = 'Support_within_limit';
	END IF;
	RETURN NEW;
END $$;
CREATE TRIGGER "Support_within_limit" BEFORE INSERT ON "Support" FOR EACH ROW EXECUTE FUNCTION support_within_limit();
