-- CreateEnum
CREATE TYPE "BallotChannel" AS ENUM ('web', 'code', 'paper', 'counter', 'kiosk');

-- AlterTable
ALTER TABLE "Ballot" ADD COLUMN     "actId" UUID,
ADD COLUMN     "channel" "BallotChannel" NOT NULL DEFAULT 'web',
ADD COLUMN     "marks" INTEGER[] DEFAULT ARRAY[]::INTEGER[];

-- AlterTable
ALTER TABLE "VoteOption" ADD COLUMN     "envelope" TEXT;

-- CreateTable
CREATE TABLE "VoteCode" (
    "id" UUID NOT NULL,
    "voteId" UUID NOT NULL,
    "batch" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "codeHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "VoteCode_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PaperEntry" (
    "voteId" UUID NOT NULL,
    "urn" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "officerId" UUID NOT NULL,
    "choices" UUID[],
    "marks" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "blank" BOOLEAN NOT NULL DEFAULT false,
    "enteredAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PaperEntry_pkey" PRIMARY KEY ("voteId","urn","number","officerId")
);

-- CreateIndex
CREATE UNIQUE INDEX "VoteCode_codeHash_key" ON "VoteCode"("codeHash");

-- CreateIndex
CREATE UNIQUE INDEX "VoteCode_voteId_batch_number_key" ON "VoteCode"("voteId", "batch", "number");

-- An officer's act is done once, however often it is sent; only those have a number.
CREATE UNIQUE INDEX "Ballot_actId_key" ON "Ballot"("actId") WHERE "actId" IS NOT NULL;

ALTER TABLE "Ballot" ADD CONSTRAINT "Ballot_marks_beside_choices" CHECK (cardinality("marks") IN (0, cardinality("choices")));
ALTER TABLE "Ballot" ADD CONSTRAINT "Ballot_paper_is_in_the_urn" CHECK ("channel" <> 'paper' OR cardinality("choices") = 0);
ALTER TABLE "PaperEntry" ADD CONSTRAINT "PaperEntry_names_each_option_once" CHECK (has_no_double("choices"));
ALTER TABLE "PaperEntry" ADD CONSTRAINT "PaperEntry_marks_beside_choices" CHECK (cardinality("marks") IN (0, cardinality("choices")));
ALTER TABLE "PaperEntry" ADD CONSTRAINT "PaperEntry_blank_says_nothing" CHECK (NOT "blank" OR cardinality("choices") = 0);

-- Once counted, a paper ballot is never typed again.
CREATE FUNCTION refuse_late_paper() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "VoteCount" WHERE "voteId" = NEW."voteId") THEN
    RAISE EXCEPTION 'Vote % is counted', NEW."voteId";
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "PaperEntry_before_the_count" BEFORE INSERT OR UPDATE
  ON "PaperEntry" FOR EACH ROW EXECUTE FUNCTION refuse_late_paper();
