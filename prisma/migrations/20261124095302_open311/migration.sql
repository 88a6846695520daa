-- AlterTable
ALTER TABLE "Open311Key" ADD COLUMN     "hourlyQuota" INTEGER NOT NULL DEFAULT 5000;

-- AlterTable
ALTER TABLE "ReportCategory" ADD COLUMN     "changedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- CreateTable
CREATE TABLE "Open311Use" (
    "keyId" UUID NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "calls" INTEGER NOT NULL,

    CONSTRAINT "Open311Use_pkey" PRIMARY KEY ("keyId","hour")
);

-- CreateTable
CREATE TABLE "Open311Request" (
    "id" UUID NOT NULL,
    "keyId" UUID NOT NULL,
    "print" TEXT NOT NULL,
    "pending" JSONB,
    "incidentId" UUID,
    "mediaUrls" TEXT[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Open311Request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Open311Update" (
    "id" UUID NOT NULL,
    "keyId" UUID NOT NULL,
    "updateId" TEXT NOT NULL,
    "incidentId" UUID NOT NULL,
    "eventId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Open311Update_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Open311Request_keyId_print_createdAt_idx" ON "Open311Request"("keyId", "print", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "Open311Request_incidentId_idx" ON "Open311Request"("incidentId");

-- CreateIndex
CREATE INDEX "Open311Update_incidentId_idx" ON "Open311Update"("incidentId");

-- CreateIndex
CREATE UNIQUE INDEX "Open311Update_keyId_updateId_key" ON "Open311Update"("keyId", "updateId");

-- AddForeignKey
ALTER TABLE "Open311Use" ADD CONSTRAINT "Open311Use_keyId_fkey" FOREIGN KEY ("keyId") REFERENCES "Open311Key"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Open311Request" ADD CONSTRAINT "Open311Request_keyId_fkey" FOREIGN KEY ("keyId") REFERENCES "Open311Key"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Open311Request" ADD CONSTRAINT "Open311Request_incidentId_fkey" FOREIGN KEY ("incidentId") REFERENCES "Incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Open311Update" ADD CONSTRAINT "Open311Update_keyId_fkey" FOREIGN KEY ("keyId") REFERENCES "Open311Key"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Open311Update" ADD CONSTRAINT "Open311Update_incidentId_fkey" FOREIGN KEY ("incidentId") REFERENCES "Incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;
