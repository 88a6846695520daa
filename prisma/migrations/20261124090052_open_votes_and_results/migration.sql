-- CreateEnum
CREATE TYPE "VoteLevel" AS ENUM ('open', 'secret');

-- CreateEnum
CREATE TYPE "VoteState" AS ENUM ('open', 'closed');

-- CreateEnum
CREATE TYPE "PublicationState" AS ENUM ('draft', 'published');

-- CreateTable
CREATE TABLE "Vote" (
    "id" UUID NOT NULL,
    "phaseId" UUID NOT NULL,
    "consultationId" UUID NOT NULL,
    "level" "VoteLevel" NOT NULL DEFAULT 'open',
    "state" "VoteState" NOT NULL DEFAULT 'open',
    "rules" JSONB NOT NULL,
    "rulesHash" TEXT NOT NULL,
    "optionIds" UUID[],
    "minimum" INTEGER NOT NULL,
    "maximum" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),
    "closeReason" TEXT,

    CONSTRAINT "Vote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "VoteOption" (
    "id" UUID NOT NULL,
    "voteId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "proposalId" UUID,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL DEFAULT '',
    "cost" INTEGER,
    "areaId" UUID,
    "lat" DOUBLE PRECISION,
    "lng" DOUBLE PRECISION,
    "address" TEXT,

    CONSTRAINT "VoteOption_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Ballot" (
    "voteId" UUID NOT NULL,
    "voterId" UUID NOT NULL,
    "choices" UUID[],
    "revision" INTEGER NOT NULL DEFAULT 1,
    "castAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Ballot_pkey" PRIMARY KEY ("voteId","voterId")
);

-- CreateTable
CREATE TABLE "VoteCount" (
    "voteId" UUID NOT NULL,
    "countedAt" TIMESTAMPTZ(3) NOT NULL,
    "ballots" INTEGER NOT NULL,
    "ballotsHash" TEXT NOT NULL,
    "outcome" JSONB NOT NULL,

    CONSTRAINT "VoteCount_pkey" PRIMARY KEY ("voteId")
);

-- CreateTable
CREATE TABLE "Publication" (
    "id" UUID NOT NULL,
    "consultationId" UUID NOT NULL,
    "state" "PublicationState" NOT NULL DEFAULT 'draft',
    "conclusion" TEXT NOT NULL DEFAULT '',
    "decisions" JSONB NOT NULL DEFAULT '[]',
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedBy" UUID,
    "publishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Publication_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PublicationVersion" (
    "publicationId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "conclusion" TEXT NOT NULL,
    "decisions" JSONB NOT NULL,
    "figures" JSONB NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,
    "publishedBy" UUID NOT NULL,
    "publisherName" TEXT NOT NULL,
    "reason" TEXT,

    CONSTRAINT "PublicationVersion_pkey" PRIMARY KEY ("publicationId","version")
);

-- CreateIndex
CREATE UNIQUE INDEX "Vote_phaseId_key" ON "Vote"("phaseId");

-- CreateIndex
CREATE INDEX "Vote_consultationId_idx" ON "Vote"("consultationId");

-- CreateIndex
CREATE INDEX "Vote_state_idx" ON "Vote"("state");

-- CreateIndex
CREATE UNIQUE INDEX "VoteOption_voteId_position_key" ON "VoteOption"("voteId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "VoteOption_voteId_proposalId_key" ON "VoteOption"("voteId", "proposalId");

-- CreateIndex
CREATE UNIQUE INDEX "Publication_consultationId_key" ON "Publication"("consultationId");

-- AddForeignKey
ALTER TABLE "VoteOption" ADD CONSTRAINT "VoteOption_voteId_fkey" FOREIGN KEY ("voteId") REFERENCES "Vote"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VoteCount" ADD CONSTRAINT "VoteCount_voteId_fkey" FOREIGN KEY ("voteId") REFERENCES "Vote"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PublicationVersion" ADD CONSTRAINT "PublicationVersion_publicationId_fkey" FOREIGN KEY ("publicationId") REFERENCES "Publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A ballot names each option once (a subquery cannot stand in a check itself).
CREATE FUNCTION has_no_double(uuid[]) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  RETURN cardinality($1) < 2 OR cardinality($1) = (SELECT count(DISTINCT one) FROM unnest($1) AS one);
END $$;

ALTER TABLE "Ballot" ADD CONSTRAINT "Ballot_names_each_option_once" CHECK (has_no_double("choices"));
ALTER TABLE "Vote" ADD CONSTRAINT "Vote_limits" CHECK ("minimum" >= 0 AND "maximum" >= "minimum" AND "maximum" <= cardinality("optionIds"));
ALTER TABLE "Vote" ADD CONSTRAINT "Vote_closed_at" CHECK (("state" = 'closed') = ("closedAt" IS NOT NULL));

-- Rules are frozen at the first ballot, whoever writes.
CREATE FUNCTION refuse_rule_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "Ballot" WHERE "voteId" = OLD."id") THEN
    RAISE EXCEPTION 'The rules of vote % are frozen: it has ballots', OLD."id";
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "Vote_rules_frozen" BEFORE UPDATE OF "rules", "rulesHash", "optionIds", "minimum", "maximum", "level", "phaseId"
  ON "Vote" FOR EACH ROW EXECUTE FUNCTION refuse_rule_change();

CREATE FUNCTION refuse_option_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  vote uuid := CASE TG_OP WHEN 'INSERT' THEN NEW."voteId" ELSE OLD."voteId" END;
BEGIN
  IF EXISTS (SELECT 1 FROM "Ballot" WHERE "voteId" = vote) THEN
    RAISE EXCEPTION 'The options of vote % are frozen: it has ballots', vote;
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE TRIGGER "VoteOption_frozen" BEFORE INSERT OR UPDATE OR DELETE
  ON "VoteOption" FOR EACH ROW EXECUTE FUNCTION refuse_option_change();

-- A closed vote stays closed.
CREATE FUNCTION refuse_reopening() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Vote % is closed for good', OLD."id";
END $$;

CREATE TRIGGER "Vote_stays_closed" BEFORE UPDATE OF "state"
  ON "Vote" FOR EACH ROW WHEN (OLD."state" = 'closed' AND NEW."state" <> 'closed') EXECUTE FUNCTION refuse_reopening();

-- A published version is never rewritten.
CREATE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Version % of publication % is public: publish another', OLD."version", OLD."publicationId";
END $$;

CREATE TRIGGER "PublicationVersion_is_final" BEFORE UPDATE ON "PublicationVersion"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
