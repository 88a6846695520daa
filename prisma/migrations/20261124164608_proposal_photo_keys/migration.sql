-- CreateIndex
CREATE INDEX "ProposalFile_storageKey_idx" ON "ProposalFile"("storageKey");
