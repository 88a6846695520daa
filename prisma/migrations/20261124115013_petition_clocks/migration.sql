-- CreateTable
CREATE TABLE "ResponseClock" (
    "proposalId" UUID NOT NULL,
    "threshold" INTEGER NOT NULL,
    "reachedAt" TIMESTAMPTZ(3) NOT NULL,
    "dueOn" DATE NOT NULL,
    "escalatedAt" TIMESTAMPTZ(3),
    "answeredAt" TIMESTAMPTZ(3),
    "answer" TEXT,
    "answererId" UUID,
    "answererName" TEXT,

    CONSTRAINT "ResponseClock_pkey" PRIMARY KEY ("proposalId")
);

-- CreateIndex
CREATE INDEX "ResponseClock_dueOn_idx" ON "ResponseClock"("dueOn");

-- AddForeignKey
ALTER TABLE "ResponseClock" ADD CONSTRAINT "ResponseClock_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "ResponseClock" ADD CONSTRAINT "ResponseClock_answer_is_signed" CHECK (
  ("answeredAt" IS NULL) = ("answer" IS NULL) AND ("answeredAt" IS NULL) = ("answererName" IS NULL)
);

CREATE FUNCTION refuse_moving_a_response_clock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The clock of petition % is public: neither its day nor its answer change', OLD."proposalId";
END $$;

CREATE TRIGGER "ResponseClock_is_final" BEFORE UPDATE ON "ResponseClock"
  FOR EACH ROW WHEN (OLD."dueOn" IS DISTINCT FROM NEW."dueOn" OR OLD."reachedAt" IS DISTINCT FROM NEW."reachedAt"
    OR (OLD."answer" IS NOT NULL AND OLD."answer" IS DISTINCT FROM NEW."answer"))
  EXECUTE FUNCTION refuse_moving_a_response_clock();
