-- DropIndex
DROP INDEX "Phase_consultationId_position_key";

-- AlterTable
ALTER TABLE "Phase" DROP COLUMN "position",
ADD COLUMN     "settingsFrozenAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Proposal" ADD COLUMN     "hiddenAt" TIMESTAMPTZ(3),
ADD COLUMN     "number" SERIAL NOT NULL,
ADD COLUMN     "supportCount" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Support" ADD COLUMN     "phaseId" UUID NOT NULL;

-- CreateTable
CREATE TABLE "ProposalVersion" (
    "proposalId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ProposalVersion_pkey" PRIMARY KEY ("proposalId","version")
);

-- CreateTable
CREATE TABLE "SupportChange" (
    "id" BIGSERIAL NOT NULL,
    "proposalId" UUID NOT NULL,

    CONSTRAINT "SupportChange_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Phase_consultationId_startsAt_idx" ON "Phase"("consultationId", "startsAt");

-- CreateIndex
CREATE UNIQUE INDEX "Proposal_number_key" ON "Proposal"("number");

-- CreateIndex
CREATE INDEX "Proposal_consultationId_state_supportCount_id_idx" ON "Proposal"("consultationId", "state", "supportCount" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Support_phaseId_accountId_idx" ON "Support"("phaseId", "accountId");

-- AddForeignKey
ALTER TABLE "ProposalVersion" ADD CONSTRAINT "ProposalVersion_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- Search without accents or capitals. unaccent is only «stable» because its dictionary could be changed: ours is not.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE OR REPLACE FUNCTION folded(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$ SELECT lower(public.unaccent('public.unaccent'::regdictionary, $1)) $$;
CREATE INDEX "Proposal_title_trigrams" ON "Proposal" USING gin (folded("title") gin_trgm_ops);
CREATE INDEX "Proposal_text_trigrams" ON "Proposal" USING gin (folded("title" || ' ' || "body") gin_trgm_ops);

-- The fair random order: the bits of the number reversed spread proposals evenly whatever their date.
CREATE INDEX "Proposal_shuffled" ON "Proposal" ("consultationId", "state", (reverse("number"::bit(32)::text) COLLATE "C"));

-- A place is two coordinates or none.
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_place" CHECK (("lat" IS NULL) = ("lng" IS NULL));
CREATE INDEX "Proposal_placed" ON "Proposal" ("consultationId", "lat", "lng") WHERE "lat" IS NOT NULL;

-- A phase ends after it starts. It opens once and closes once.
ALTER TABLE "Phase" ADD CONSTRAINT "Phase_dates" CHECK ("endsAt" IS NULL OR "endsAt" > "startsAt");
CREATE UNIQUE INDEX "PhaseTransition_once" ON "PhaseTransition" ("phaseId", "kind") WHERE "kind" IN ('opened', 'closed', 'annulled');
