-- CreateEnum
CREATE TYPE "TaskState" AS ENUM ('todo', 'seen', 'started', 'done', 'cancelled');

-- CreateEnum
CREATE TYPE "OutboundState" AS ENUM ('waiting', 'sent', 'failed', 'stopped');

-- AlterTable
ALTER TABLE "Incident" ADD COLUMN     "pausedAt" TIMESTAMPTZ(3),
ADD COLUMN     "teamId" UUID;

-- CreateTable
CREATE TABLE "WorksTeam" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "unitCode" TEXT NOT NULL,
    "leadId" UUID,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "WorksTeam_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Contractor" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "phone" TEXT NOT NULL DEFAULT '',
    "active" BOOLEAN NOT NULL DEFAULT true,
    "open311Url" TEXT NOT NULL DEFAULT '',
    "open311Key" TEXT NOT NULL DEFAULT '',
    "open311Jurisdiction" TEXT NOT NULL DEFAULT '',
    "open311Services" JSONB NOT NULL DEFAULT '{}',
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Contractor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ContractorLink" (
    "id" UUID NOT NULL,
    "contractorId" UUID NOT NULL,
    "secretHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ContractorLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RoutingPlan" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "rules" JSONB NOT NULL,
    "authorId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "publishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RoutingPlan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RoutingDecision" (
    "incidentId" UUID NOT NULL,
    "planVersion" INTEGER NOT NULL,
    "position" INTEGER,
    "ruleName" TEXT NOT NULL DEFAULT '',
    "trace" JSONB NOT NULL DEFAULT '[]',
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RoutingDecision_pkey" PRIMARY KEY ("incidentId")
);

-- CreateTable
CREATE TABLE "CategoryPromise" (
    "categoryId" UUID NOT NULL,
    "proofNeeded" BOOLEAN NOT NULL DEFAULT false,
    "askAfterDays" INTEGER DEFAULT 3,
    "pausesOutside" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "CategoryPromise_pkey" PRIMARY KEY ("categoryId")
);

-- CreateTable
CREATE TABLE "IncidentPause" (
    "id" UUID NOT NULL,
    "incidentId" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "workingDays" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "IncidentPause_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Escalation" (
    "incidentId" UUID NOT NULL,
    "level" INTEGER NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Escalation_pkey" PRIMARY KEY ("incidentId","level","dueAt")
);

-- CreateTable
CREATE TABLE "WorkTask" (
    "id" UUID NOT NULL,
    "incidentId" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "teamId" UUID,
    "contractorId" UUID,
    "state" "TaskState" NOT NULL DEFAULT 'todo',
    "dueAt" TIMESTAMPTZ(3),
    "pauseAskedAt" TIMESTAMPTZ(3),
    "pauseReason" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "WorkTask_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProofPhoto" (
    "id" UUID NOT NULL,
    "incidentId" UUID NOT NULL,
    "taskId" UUID,
    "eventId" UUID,
    "imageKey" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ProofPhoto_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ClosingAnswer" (
    "id" UUID NOT NULL,
    "incidentId" UUID NOT NULL,
    "eventId" UUID NOT NULL,
    "reportId" UUID NOT NULL,
    "solved" BOOLEAN NOT NULL,
    "rating" SMALLINT,
    "text" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ClosingAnswer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SavedFilter" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SavedFilter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReplyTemplate" (
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "toState" TEXT,
    "categoryId" UUID,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "ReplyTemplate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IncidentSeen" (
    "incidentId" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "IncidentSeen_pkey" PRIMARY KEY ("incidentId","accountId")
);

-- CreateTable
CREATE TABLE "OutboundRequest" (
    "id" UUID NOT NULL,
    "taskId" UUID NOT NULL,
    "contractorId" UUID NOT NULL,
    "state" "OutboundState" NOT NULL DEFAULT 'waiting',
    "tries" INTEGER NOT NULL DEFAULT 0,
    "uncertain" BOOLEAN NOT NULL DEFAULT false,
    "lastError" TEXT NOT NULL DEFAULT '',
    "remoteId" TEXT,
    "remoteToken" TEXT,
    "remoteStatus" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "triedAt" TIMESTAMPTZ(3),
    "polledAt" TIMESTAMPTZ(3),

    CONSTRAINT "OutboundRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportedRequest" (
    "source" TEXT NOT NULL,
    "remoteId" TEXT NOT NULL,
    "incidentId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ImportedRequest_pkey" PRIMARY KEY ("source","remoteId")
);

-- CreateTable
CREATE TABLE "HotSpotConsultation" (
    "consultationId" UUID NOT NULL,
    "incidentIds" UUID[],
    "invitedAt" TIMESTAMPTZ(3),

    CONSTRAINT "HotSpotConsultation_pkey" PRIMARY KEY ("consultationId")
);

-- CreateTable
CREATE TABLE "ProjectIncident" (
    "proposalId" UUID NOT NULL,
    "incidentId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ProjectIncident_pkey" PRIMARY KEY ("proposalId","incidentId")
);

-- CreateIndex
CREATE UNIQUE INDEX "WorksTeam_name_key" ON "WorksTeam"("name");

-- CreateIndex
CREATE UNIQUE INDEX "Contractor_name_key" ON "Contractor"("name");

-- CreateIndex
CREATE UNIQUE INDEX "ContractorLink_secretHash_key" ON "ContractorLink"("secretHash");

-- CreateIndex
CREATE INDEX "ContractorLink_contractorId_idx" ON "ContractorLink"("contractorId");

-- CreateIndex
CREATE UNIQUE INDEX "RoutingPlan_version_key" ON "RoutingPlan"("version");

-- CreateIndex
CREATE INDEX "IncidentPause_incidentId_startedAt_idx" ON "IncidentPause"("incidentId", "startedAt");

-- CreateIndex
CREATE INDEX "WorkTask_incidentId_idx" ON "WorkTask"("incidentId");

-- CreateIndex
CREATE INDEX "WorkTask_contractorId_state_idx" ON "WorkTask"("contractorId", "state");

-- CreateIndex
CREATE INDEX "WorkTask_teamId_state_idx" ON "WorkTask"("teamId", "state");

-- CreateIndex
CREATE INDEX "ProofPhoto_incidentId_idx" ON "ProofPhoto"("incidentId");

-- CreateIndex
CREATE INDEX "ProofPhoto_taskId_idx" ON "ProofPhoto"("taskId");

-- CreateIndex
CREATE INDEX "ClosingAnswer_incidentId_idx" ON "ClosingAnswer"("incidentId");

-- CreateIndex
CREATE INDEX "ClosingAnswer_at_idx" ON "ClosingAnswer"("at");

-- CreateIndex
CREATE UNIQUE INDEX "ClosingAnswer_eventId_reportId_key" ON "ClosingAnswer"("eventId", "reportId");

-- CreateIndex
CREATE UNIQUE INDEX "SavedFilter_accountId_name_key" ON "SavedFilter"("accountId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "ReplyTemplate_title_key" ON "ReplyTemplate"("title");

-- CreateIndex
CREATE UNIQUE INDEX "OutboundRequest_taskId_key" ON "OutboundRequest"("taskId");

-- CreateIndex
CREATE INDEX "OutboundRequest_state_polledAt_idx" ON "OutboundRequest"("state", "polledAt");

-- CreateIndex
CREATE INDEX "ImportedRequest_incidentId_idx" ON "ImportedRequest"("incidentId");

-- CreateIndex
CREATE INDEX "ProjectIncident_incidentId_idx" ON "ProjectIncident"("incidentId");

-- AddForeignKey
ALTER TABLE "ContractorLink" ADD CONSTRAINT "ContractorLink_contractorId_fkey" FOREIGN KEY ("contractorId") REFERENCES "Contractor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WorkTask" ADD CONSTRAINT "WorkTask_contractorId_fkey" FOREIGN KEY ("contractorId") REFERENCES "Contractor"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OutboundRequest" ADD CONSTRAINT "OutboundRequest_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "WorkTask"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OutboundRequest" ADD CONSTRAINT "OutboundRequest_contractorId_fkey" FOREIGN KEY ("contractorId") REFERENCES "Contractor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- One draft at a time, and one pause under way for each incident.
CREATE UNIQUE INDEX "RoutingPlan_draft_key" ON "RoutingPlan" (("publishedAt" IS NULL)) WHERE "publishedAt" IS NULL;
CREATE UNIQUE INDEX "IncidentPause_open_key" ON "IncidentPause" ("incidentId") WHERE "endedAt" IS NULL;
ALTER TABLE "ClosingAnswer" ADD CONSTRAINT "ClosingAnswer_rating_check" CHECK (rating BETWEEN 1 AND 5);

-- What is due, for the watch over deadlines and the desk's filter: only what is open.
CREATE INDEX "Incident_due_idx" ON "Incident" ("dueAt") WHERE "closedAt" IS NULL AND "dueAt" IS NOT NULL;
-- What was closed lately, for the figures.
CREATE INDEX "Incident_closed_idx" ON "Incident" ("closedAt", state) WHERE "closedAt" IS NOT NULL;
