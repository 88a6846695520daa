-- AlterTable
ALTER TABLE "Publication" ADD COLUMN     "extras" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "publishAt" TIMESTAMPTZ(3),
ADD COLUMN     "publishById" UUID,
ADD COLUMN     "publishByName" TEXT,
ADD COLUMN     "publishFailed" TEXT,
ADD COLUMN     "publishReason" TEXT,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "PublicationVersion" ADD COLUMN     "extras" JSONB NOT NULL DEFAULT '{}';

-- CreateTable
CREATE TABLE "ConsultationReview" (
    "id" UUID NOT NULL,
    "consultationId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL,
    "byId" UUID NOT NULL,
    "byName" TEXT NOT NULL,

    CONSTRAINT "ConsultationReview_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "QuoteConsent" (
    "consultationId" UUID NOT NULL,
    "commentId" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "authorName" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'asked',
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "askedById" UUID NOT NULL,
    "answeredAt" TIMESTAMPTZ(3),

    CONSTRAINT "QuoteConsent_pkey" PRIMARY KEY ("consultationId","commentId")
);

-- CreateTable
CREATE TABLE "Assessment" (
    "proposalId" UUID NOT NULL,
    "consultationId" UUID NOT NULL,
    "analystId" UUID,
    "supervisorId" UUID,
    "deciderId" UUID,
    "stage" TEXT NOT NULL DEFAULT 'analysis',
    "dueOn" DATE NOT NULL,
    "escalatedAt" TIMESTAMPTZ(3),
    "feasibility" TEXT,
    "costEuros" INTEGER,
    "opinion" TEXT,
    "analysis" TEXT NOT NULL DEFAULT '',
    "kind" TEXT,
    "answer" TEXT NOT NULL DEFAULT '',
    "cites" INTEGER[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedAt" TIMESTAMPTZ(3),
    "publishedAt" TIMESTAMPTZ(3),
    "published" JSONB,

    CONSTRAINT "Assessment_pkey" PRIMARY KEY ("proposalId")
);

-- CreateTable
CREATE TABLE "AssessmentStep" (
    "id" UUID NOT NULL,
    "proposalId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL,
    "byId" UUID,
    "byName" TEXT NOT NULL,

    CONSTRAINT "AssessmentStep_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AnswerRelease" (
    "id" UUID NOT NULL,
    "consultationId" UUID NOT NULL,
    "releaseAt" TIMESTAMPTZ(3) NOT NULL,
    "byId" UUID NOT NULL,
    "byName" TEXT NOT NULL,
    "office" TEXT,
    "releasedAt" TIMESTAMPTZ(3),
    "answers" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "AnswerRelease_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ConsultationReview_consultationId_id_idx" ON "ConsultationReview"("consultationId", "id");

-- CreateIndex
CREATE INDEX "QuoteConsent_accountId_idx" ON "QuoteConsent"("accountId");

-- CreateIndex
CREATE INDEX "Assessment_consultationId_stage_idx" ON "Assessment"("consultationId", "stage");

-- CreateIndex
CREATE INDEX "Assessment_analystId_idx" ON "Assessment"("analystId");

-- CreateIndex
CREATE INDEX "Assessment_supervisorId_idx" ON "Assessment"("supervisorId");

-- CreateIndex
CREATE INDEX "Assessment_deciderId_idx" ON "Assessment"("deciderId");

-- CreateIndex
CREATE INDEX "Assessment_dueOn_idx" ON "Assessment"("dueOn");

-- CreateIndex
CREATE INDEX "AssessmentStep_proposalId_id_idx" ON "AssessmentStep"("proposalId", "id");

-- CreateIndex
CREATE INDEX "AnswerRelease_consultationId_idx" ON "AnswerRelease"("consultationId");

-- CreateIndex
CREATE INDEX "AnswerRelease_releaseAt_idx" ON "AnswerRelease"("releaseAt");

-- AddForeignKey
ALTER TABLE "ConsultationReview" ADD CONSTRAINT "ConsultationReview_consultationId_fkey" FOREIGN KEY ("consultationId") REFERENCES "Consultation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssessmentStep" ADD CONSTRAINT "AssessmentStep_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Assessment"("proposalId") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Assessment" ADD CONSTRAINT "Assessment_stage" CHECK ("stage" IN ('analysis', 'review', 'decision', 'decided'));
-- The supervisor is not the analyst: two people read each file.
ALTER TABLE "Assessment" ADD CONSTRAINT "Assessment_two_people" CHECK ("analystId" <> "supervisorId");
ALTER TABLE "Assessment" ADD CONSTRAINT "Assessment_cost" CHECK ("costEuros" >= 0);
ALTER TABLE "QuoteConsent" ADD CONSTRAINT "QuoteConsent_state" CHECK ("state" IN ('asked', 'given', 'refused', 'withdrawn'));
-- One release of a consultation waits at a time.
CREATE UNIQUE INDEX "AnswerRelease_waiting" ON "AnswerRelease" ("consultationId") WHERE "releasedAt" IS NULL;
