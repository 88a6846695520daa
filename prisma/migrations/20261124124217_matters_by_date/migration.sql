-- CreateIndex
CREATE INDEX "Matter_firstReceivedAt_idx" ON "Matter"("firstReceivedAt");
