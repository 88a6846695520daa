-- CreateEnum
CREATE TYPE "CommitmentState" AS ENUM ('planned', 'under_way', 'delivered', 'abandoned');

-- CreateTable
CREATE TABLE "Commitment" (
    "id" UUID NOT NULL,
    "consultationId" UUID NOT NULL,
    "subjectId" UUID,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "owner" TEXT NOT NULL,
    "state" "CommitmentState" NOT NULL DEFAULT 'planned',
    "promisedOn" DATE NOT NULL,
    "expectedOn" DATE NOT NULL,
    "deliveredOn" DATE,
    "plannedEuros" INTEGER,
    "spentEuros" INTEGER,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Commitment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CommitmentStep" (
    "commitmentId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "dueOn" DATE NOT NULL,
    "doneOn" DATE,

    CONSTRAINT "CommitmentStep_pkey" PRIMARY KEY ("commitmentId","position")
);

-- CreateTable
CREATE TABLE "CommitmentNews" (
    "id" UUID NOT NULL,
    "commitmentId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "cause" TEXT,
    "fromDay" DATE,
    "toDay" DATE,
    "spentEuros" INTEGER,
    "photos" JSONB NOT NULL DEFAULT '[]',
    "at" TIMESTAMPTZ(3) NOT NULL,
    "authorId" UUID NOT NULL,
    "authorName" TEXT NOT NULL,

    CONSTRAINT "CommitmentNews_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CommitmentVoice" (
    "commitmentId" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "agrees" BOOLEAN NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CommitmentVoice_pkey" PRIMARY KEY ("commitmentId","accountId")
);

-- CreateIndex
CREATE INDEX "Commitment_consultationId_idx" ON "Commitment"("consultationId");

-- CreateIndex
CREATE INDEX "Commitment_subjectId_idx" ON "Commitment"("subjectId");

-- CreateIndex
CREATE INDEX "Commitment_state_expectedOn_idx" ON "Commitment"("state", "expectedOn");

-- CreateIndex
CREATE INDEX "CommitmentNews_commitmentId_id_idx" ON "CommitmentNews"("commitmentId", "id");

-- CreateIndex
CREATE INDEX "CommitmentVoice_accountId_idx" ON "CommitmentVoice"("accountId");

-- AddForeignKey
ALTER TABLE "CommitmentStep" ADD CONSTRAINT "CommitmentStep_commitmentId_fkey" FOREIGN KEY ("commitmentId") REFERENCES "Commitment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CommitmentNews" ADD CONSTRAINT "CommitmentNews_commitmentId_fkey" FOREIGN KEY ("commitmentId") REFERENCES "Commitment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CommitmentVoice" ADD CONSTRAINT "CommitmentVoice_commitmentId_fkey" FOREIGN KEY ("commitmentId") REFERENCES "Commitment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Commitment"
  ADD CONSTRAINT "Commitment_delivered_has_a_day" CHECK ((state = 'delivered') = ("deliveredOn" IS NOT NULL)),
  ADD CONSTRAINT "Commitment_euros" CHECK (coalesce("plannedEuros", 0) >= 0 AND coalesce("spentEuros", 0) >= 0);

-- What was promised stays what was promised.
CREATE FUNCTION refuse_changing_a_promise() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The promised day of commitment % is public: say a delay', OLD.id;
END $$;

CREATE TRIGGER "Commitment_promise_is_final" BEFORE UPDATE ON "Commitment"
  FOR EACH ROW WHEN (OLD."promisedOn" IS DISTINCT FROM NEW."promisedOn") EXECUTE FUNCTION refuse_changing_a_promise();

CREATE FUNCTION refuse_rewriting_news() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'What was said of a commitment is public: say what changed';
END $$;

CREATE TRIGGER "CommitmentNews_is_final" BEFORE UPDATE ON "CommitmentNews"
  FOR EACH ROW WHEN (OLD.text IS DISTINCT FROM NEW.text OR OLD.kind IS DISTINCT FROM NEW.kind OR OLD.at IS DISTINCT FROM NEW.at)
  EXECUTE FUNCTION refuse_rewriting_news();
