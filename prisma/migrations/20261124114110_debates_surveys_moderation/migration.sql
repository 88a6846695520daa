-- CreateEnum
CREATE TYPE "Stance" AS ENUM ('for', 'against', 'neutral');

-- CreateEnum
CREATE TYPE "ContributionState" AS ENUM ('held', 'published', 'withdrawn');

-- CreateEnum
CREATE TYPE "CaseState" AS ENUM ('open', 'kept', 'hidden', 'appealed', 'upheld', 'overturned');

-- CreateTable
CREATE TABLE "Comment" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "subjectType" TEXT NOT NULL,
    "subjectId" UUID NOT NULL,
    "consultationId" UUID NOT NULL,
    "phaseId" UUID NOT NULL,
    "parentId" UUID,
    "rootId" UUID NOT NULL,
    "depth" INTEGER NOT NULL DEFAULT 0,
    "path" TEXT NOT NULL,
    "stance" "Stance" NOT NULL DEFAULT 'neutral',
    "body" TEXT NOT NULL,
    "quote" TEXT,
    "authorId" UUID,
    "authorName" TEXT NOT NULL,
    "authorKind" TEXT NOT NULL,
    "authorOffice" TEXT,
    "state" "ContributionState" NOT NULL DEFAULT 'published',
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "editedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "hiddenAt" TIMESTAMPTZ(3),

    CONSTRAINT "Comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CommentVersion" (
    "commentId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CommentVersion_pkey" PRIMARY KEY ("commentId","version")
);

-- CreateTable
CREATE TABLE "Passage" (
    "id" UUID NOT NULL,
    "phaseId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Passage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Statement" (
    "id" UUID NOT NULL,
    "phaseId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "authorId" UUID,
    "authorName" TEXT,
    "state" "ContributionState" NOT NULL DEFAULT 'published',
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "hiddenAt" TIMESTAMPTZ(3),

    CONSTRAINT "Statement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StatementVote" (
    "phaseId" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "statementId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "value" SMALLINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "StatementVote_pkey" PRIMARY KEY ("phaseId","accountId","statementId")
);

-- CreateTable
CREATE TABLE "OpinionChange" (
    "phaseId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "OpinionChange_pkey" PRIMARY KEY ("phaseId")
);

-- CreateTable
CREATE TABLE "OpinionRun" (
    "id" UUID NOT NULL,
    "phaseId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "participants" INTEGER NOT NULL,
    "analysed" INTEGER NOT NULL,
    "found" INTEGER NOT NULL,
    "shown" INTEGER NOT NULL,
    "result" JSONB NOT NULL,
    "milliseconds" INTEGER NOT NULL,

    CONSTRAINT "OpinionRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OpinionPlace" (
    "phaseId" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "group" INTEGER,
    "x" REAL NOT NULL,
    "y" REAL NOT NULL,

    CONSTRAINT "OpinionPlace_pkey" PRIMARY KEY ("phaseId","accountId")
);

-- CreateTable
CREATE TABLE "ModerationCase" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "targetType" TEXT NOT NULL,
    "targetId" UUID NOT NULL,
    "origin" TEXT NOT NULL,
    "state" "CaseState" NOT NULL DEFAULT 'open',
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "rule" TEXT,
    "explanation" TEXT NOT NULL DEFAULT '',
    "decidedById" UUID,
    "decidedAt" TIMESTAMPTZ(3),
    "appeal" TEXT,
    "appealedAt" TIMESTAMPTZ(3),
    "appealAnswer" TEXT,
    "appealDecidedById" UUID,
    "appealDecidedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "ModerationCase_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Flag" (
    "id" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "targetType" TEXT NOT NULL,
    "targetId" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "rule" TEXT NOT NULL,
    "details" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Flag_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Survey" (
    "id" UUID NOT NULL,
    "phaseId" UUID NOT NULL,
    "pages" JSONB NOT NULL DEFAULT '[]',
    "version" INTEGER NOT NULL DEFAULT 1,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,
    "frozenAt" TIMESTAMPTZ(3),

    CONSTRAINT "Survey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SurveyAnswer" (
    "id" UUID NOT NULL,
    "surveyId" UUID NOT NULL,
    "personKey" TEXT,
    "accountId" UUID,
    "tabletId" UUID,
    "values" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SurveyAnswer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SurveyText" (
    "id" UUID NOT NULL,
    "surveyId" UUID NOT NULL,
    "answerId" UUID NOT NULL,
    "questionId" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "SurveyText_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SurveyTablet" (
    "id" UUID NOT NULL,
    "surveyId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "keyHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SurveyTablet_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Comment_number_key" ON "Comment"("number");

-- CreateIndex
CREATE INDEX "Comment_rootId_path_idx" ON "Comment"("rootId", "path");

-- CreateIndex
CREATE INDEX "Comment_authorId_createdAt_idx" ON "Comment"("authorId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "Comment_consultationId_createdAt_idx" ON "Comment"("consultationId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Passage_phaseId_position_key" ON "Passage"("phaseId", "position");

-- CreateIndex
CREATE INDEX "Statement_authorId_createdAt_idx" ON "Statement"("authorId", "createdAt" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "Statement_phaseId_number_key" ON "Statement"("phaseId", "number");

-- CreateIndex
CREATE INDEX "StatementVote_statementId_value_idx" ON "StatementVote"("statementId", "value");

-- CreateIndex
CREATE INDEX "OpinionRun_phaseId_at_idx" ON "OpinionRun"("phaseId", "at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "ModerationCase_number_key" ON "ModerationCase"("number");

-- CreateIndex
CREATE INDEX "ModerationCase_state_openedAt_idx" ON "ModerationCase"("state", "openedAt");

-- CreateIndex
CREATE INDEX "ModerationCase_targetType_targetId_idx" ON "ModerationCase"("targetType", "targetId");

-- CreateIndex
CREATE INDEX "Flag_caseId_idx" ON "Flag"("caseId");

-- CreateIndex
CREATE INDEX "Flag_accountId_at_idx" ON "Flag"("accountId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "Flag_targetType_targetId_accountId_key" ON "Flag"("targetType", "targetId", "accountId");

-- CreateIndex
CREATE UNIQUE INDEX "Survey_phaseId_key" ON "Survey"("phaseId");

-- CreateIndex
CREATE INDEX "SurveyAnswer_surveyId_at_idx" ON "SurveyAnswer"("surveyId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "SurveyAnswer_surveyId_personKey_key" ON "SurveyAnswer"("surveyId", "personKey");

-- CreateIndex
CREATE INDEX "SurveyText_surveyId_questionId_id_idx" ON "SurveyText"("surveyId", "questionId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "SurveyText_answerId_questionId_key" ON "SurveyText"("answerId", "questionId");

-- CreateIndex
CREATE UNIQUE INDEX "SurveyTablet_keyHash_key" ON "SurveyTablet"("keyHash");

-- AddForeignKey
ALTER TABLE "CommentVersion" ADD CONSTRAINT "CommentVersion_commentId_fkey" FOREIGN KEY ("commentId") REFERENCES "Comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StatementVote" ADD CONSTRAINT "StatementVote_statementId_fkey" FOREIGN KEY ("statementId") REFERENCES "Statement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Flag" ADD CONSTRAINT "Flag_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "ModerationCase"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyAnswer" ADD CONSTRAINT "SurveyAnswer_surveyId_fkey" FOREIGN KEY ("surveyId") REFERENCES "Survey"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyAnswer" ADD CONSTRAINT "SurveyAnswer_tabletId_fkey" FOREIGN KEY ("tabletId") REFERENCES "SurveyTablet"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyText" ADD CONSTRAINT "SurveyText_answerId_fkey" FOREIGN KEY ("answerId") REFERENCES "SurveyAnswer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyTablet" ADD CONSTRAINT "SurveyTablet_surveyId_fkey" FOREIGN KEY ("surveyId") REFERENCES "Survey"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Paths are compared byte by byte: «.» comes before digits, digits before letters.
ALTER TABLE "Comment" ALTER COLUMN "path" TYPE TEXT COLLATE "C";
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_depth" CHECK ("depth" BETWEEN 0 AND 8);
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_root" CHECK (("parentId" IS NULL) = ("depth" = 0));
-- First comments of a subject: by stance in the fair order, or the latest first.
CREATE INDEX "Comment_fair" ON "Comment" ("subjectId", "subjectType", "stance", (reverse("number"::bit(32)::text) COLLATE "C")) WHERE "depth" = 0;
CREATE INDEX "Comment_recent" ON "Comment" ("subjectId", "subjectType", "number" DESC) WHERE "depth" = 0;
CREATE INDEX "Comment_shown" ON "Comment" ("subjectId", "subjectType", "stance") WHERE "state" = 'published' AND "hiddenAt" IS NULL;

ALTER TABLE "StatementVote" ADD CONSTRAINT "StatementVote_value" CHECK ("value" IN (-1, 0, 1));
ALTER TABLE "Statement" ADD CONSTRAINT "Statement_number" CHECK ("number" BETWEEN 1 AND 2000);

-- A statement never changes once someone has voted on it.
CREATE FUNCTION refuse_statement_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "StatementVote" WHERE "statementId" = OLD."id") THEN
    RAISE EXCEPTION 'A statement voted on does not change';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Statement_unchanged" BEFORE UPDATE OF "body", "number", "phaseId" ON "Statement"
  FOR EACH ROW EXECUTE FUNCTION refuse_statement_change();

-- A passage commented on never changes.
CREATE FUNCTION refuse_passage_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "Comment" WHERE "subjectId" = OLD."id" AND "subjectType" = 'passage') THEN
    RAISE EXCEPTION 'A passage commented on does not change';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Passage_unchanged" BEFORE DELETE OR UPDATE OF "body" ON "Passage"
  FOR EACH ROW EXECUTE FUNCTION refuse_passage_change();

-- An answer belongs to a person or to a tablet, never to both.
ALTER TABLE "SurveyAnswer" ADD CONSTRAINT "SurveyAnswer_from" CHECK (("personKey" IS NULL) <> ("tabletId" IS NULL));
CREATE INDEX "SurveyText_words" ON "SurveyText" USING gin (public.folded("body") gin_trgm_ops);
CREATE INDEX "SurveyText_tags" ON "SurveyText" USING gin ("tags");

-- One open case for each contribution.
CREATE UNIQUE INDEX "ModerationCase_open" ON "ModerationCase" ("targetType", "targetId") WHERE "state" IN ('open', 'appealed');
-- The second look is another person's.
ALTER TABLE "ModerationCase" ADD CONSTRAINT "ModerationCase_second" CHECK ("appealDecidedById" IS NULL OR "appealDecidedById" <> "decidedById");
-- A decision against an author rests on a rule.
ALTER TABLE "ModerationCase" ADD CONSTRAINT "ModerationCase_rule" CHECK ("state" IN ('open', 'kept') OR "rule" IS NOT NULL);
