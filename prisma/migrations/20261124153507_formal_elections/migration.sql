-- CreateTable
CREATE TABLE "FormalElection" (
    "phaseId" UUID NOT NULL,
    "consultationId" UUID NOT NULL,
    "question" TEXT NOT NULL,
    "answers" TEXT[],
    "minimum" INTEGER NOT NULL,
    "maximum" INTEGER NOT NULL,
    "blank" BOOLEAN NOT NULL DEFAULT false,
    "address" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "archive" BYTEA,
    "importedAt" TIMESTAMPTZ(3),
    "verdict" JSONB,

    CONSTRAINT "FormalElection_pkey" PRIMARY KEY ("phaseId")
);

-- CreateIndex
CREATE INDEX "FormalElection_consultationId_idx" ON "FormalElection"("consultationId");
