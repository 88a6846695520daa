-- DropIndex
DROP INDEX "Proposal_authorId_idx";

-- DropIndex
DROP INDEX "Proposal_consultationId_state_publishedAt_id_idx";

-- DropIndex
DROP INDEX "Proposal_consultationId_state_supportCount_id_idx";

-- CreateIndex
CREATE INDEX "Proposal_consultationId_state_number_idx" ON "Proposal"("consultationId", "state", "number" DESC);

-- CreateIndex
CREATE INDEX "Proposal_consultationId_state_supportCount_number_idx" ON "Proposal"("consultationId", "state", "supportCount" DESC, "number" DESC);

-- CreateIndex
CREATE INDEX "Proposal_authorId_phaseId_idx" ON "Proposal"("authorId", "phaseId");
