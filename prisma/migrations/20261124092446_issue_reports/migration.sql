-- CreateEnum
CREATE TYPE "IncidentState" AS ENUM ('unverified', 'received', 'triaged', 'needs_info', 'planned', 'in_progress', 'external', 'resolved', 'rejected', 'duplicate', 'reopen_requested', 'reopened', 'hidden');

-- CreateTable
CREATE TABLE "ReportCategory" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "parentId" UUID,
    "nameFr" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "descriptionFr" TEXT NOT NULL DEFAULT '',
    "descriptionEn" TEXT NOT NULL DEFAULT '',
    "keywords" TEXT NOT NULL DEFAULT '',
    "unitCode" TEXT,
    "delayWorkingDays" INTEGER,
    "position" INTEGER NOT NULL DEFAULT 0,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "questions" JSONB NOT NULL DEFAULT '[]',
    "open311Mode" TEXT NOT NULL DEFAULT 'realtime',

    CONSTRAINT "ReportCategory_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Incident" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "categoryId" UUID NOT NULL,
    "state" "IncidentState" NOT NULL,
    "previousState" "IncidentState",
    "lat" DOUBLE PRECISION NOT NULL,
    "lng" DOUBLE PRECISION NOT NULL,
    "address" TEXT NOT NULL,
    "areaId" UUID,
    "text" TEXT NOT NULL,
    "unitCode" TEXT,
    "assigneeId" UUID,
    "rejectionReason" TEXT,
    "externalTo" TEXT,
    "plannedFor" TIMESTAMPTZ(3),
    "dueAt" TIMESTAMPTZ(3),
    "mergedIntoId" UUID,
    "reportCount" INTEGER NOT NULL DEFAULT 1,
    "reportedAt" TIMESTAMPTZ(3) NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Incident_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Report" (
    "id" UUID NOT NULL,
    "incidentId" UUID NOT NULL,
    "filedOnId" UUID NOT NULL,
    "accountId" UUID,
    "email" TEXT,
    "language" TEXT NOT NULL DEFAULT 'fr',
    "channel" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "answers" JSONB NOT NULL DEFAULT '{}',
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "verifiedAt" TIMESTAMPTZ(3),
    "confirmHash" TEXT,
    "formKey" TEXT NOT NULL,

    CONSTRAINT "Report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IncidentPhoto" (
    "id" UUID NOT NULL,
    "incidentId" UUID NOT NULL,
    "reportId" UUID,
    "imageKey" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "hidden" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "IncidentPhoto_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IncidentEvent" (
    "id" UUID NOT NULL,
    "incidentId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "fromState" "IncidentState",
    "toState" "IncidentState",
    "publicText" TEXT,
    "internalText" TEXT,
    "actorId" UUID,
    "actorLabel" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "IncidentEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IncidentFollow" (
    "incidentId" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "IncidentFollow_pkey" PRIMARY KEY ("incidentId","accountId")
);

-- CreateTable
CREATE TABLE "Open311Key" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "keyHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Open311Key_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ReportCategory_code_key" ON "ReportCategory"("code");

-- CreateIndex
CREATE INDEX "ReportCategory_parentId_idx" ON "ReportCategory"("parentId");

-- CreateIndex
CREATE UNIQUE INDEX "Incident_number_key" ON "Incident"("number");

-- CreateIndex
CREATE INDEX "Incident_state_lat_lng_idx" ON "Incident"("state", "lat", "lng");

-- CreateIndex
CREATE INDEX "Incident_reportedAt_id_idx" ON "Incident"("reportedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Incident_changedAt_idx" ON "Incident"("changedAt");

-- CreateIndex
CREATE INDEX "Incident_categoryId_reportedAt_idx" ON "Incident"("categoryId", "reportedAt" DESC);

-- CreateIndex
CREATE INDEX "Incident_areaId_reportedAt_idx" ON "Incident"("areaId", "reportedAt" DESC);

-- CreateIndex
CREATE INDEX "Incident_mergedIntoId_idx" ON "Incident"("mergedIntoId");

-- CreateIndex
CREATE UNIQUE INDEX "Report_confirmHash_key" ON "Report"("confirmHash");

-- CreateIndex
CREATE UNIQUE INDEX "Report_formKey_key" ON "Report"("formKey");

-- CreateIndex
CREATE INDEX "Report_incidentId_idx" ON "Report"("incidentId");

-- CreateIndex
CREATE INDEX "Report_accountId_createdAt_idx" ON "Report"("accountId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "IncidentPhoto_incidentId_idx" ON "IncidentPhoto"("incidentId");

-- CreateIndex
CREATE INDEX "IncidentEvent_incidentId_at_idx" ON "IncidentEvent"("incidentId", "at");

-- CreateIndex
CREATE INDEX "IncidentFollow_accountId_idx" ON "IncidentFollow"("accountId");

-- CreateIndex
CREATE UNIQUE INDEX "Open311Key_keyHash_key" ON "Open311Key"("keyHash");

-- AddForeignKey
ALTER TABLE "ReportCategory" ADD CONSTRAINT "ReportCategory_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "ReportCategory"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Incident" ADD CONSTRAINT "Incident_categoryId_fkey" FOREIGN KEY ("categoryId") REFERENCES "ReportCategory"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Incident" ADD CONSTRAINT "Incident_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Incident"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_incidentId_fkey" FOREIGN KEY ("incidentId") REFERENCES "Incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IncidentPhoto" ADD CONSTRAINT "IncidentPhoto_incidentId_fkey" FOREIGN KEY ("incidentId") REFERENCES "Incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IncidentPhoto" ADD CONSTRAINT "IncidentPhoto_reportId_fkey" FOREIGN KEY ("reportId") REFERENCES "Report"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IncidentEvent" ADD CONSTRAINT "IncidentEvent_incidentId_fkey" FOREIGN KEY ("incidentId") REFERENCES "Incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IncidentFollow" ADD CONSTRAINT "IncidentFollow_incidentId_fkey" FOREIGN KEY ("incidentId") REFERENCES "Incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Numbers people quote begin high enough to look like numbers.
SELECT setval('"Incident_number_seq"', 1000);

-- What the map asks: everything public in a rectangle, newest first, without visiting the table's other columns.
CREATE INDEX "Incident_map_idx" ON "Incident" (lat, lng) INCLUDE (id, number, state, "categoryId", "reportedAt")
    WHERE state NOT IN ('unverified', 'hidden', 'duplicate');

-- «Is it one of these?»
CREATE INDEX "Incident_open_near_idx" ON "Incident" (lat, lng)
    WHERE state IN ('received', 'triaged', 'needs_info', 'planned', 'in_progress', 'external', 'reopen_requested', 'reopened');

-- A merged incident is a duplicate, and only a merged one is.
ALTER TABLE "Incident" ADD CONSTRAINT "Incident_duplicate_is_merged" CHECK ((state = 'duplicate') = ("mergedIntoId" IS NOT NULL));
