-- AlterTable
ALTER TABLE "Incident" ADD COLUMN     "assetId" UUID;

-- AlterTable
ALTER TABLE "IncidentPhoto" ADD COLUMN     "awaiting" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "NeighbourTown" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "url" TEXT,
    "geometry" JSONB NOT NULL,
    "west" DOUBLE PRECISION NOT NULL,
    "south" DOUBLE PRECISION NOT NULL,
    "east" DOUBLE PRECISION NOT NULL,
    "north" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "NeighbourTown_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AssetLayer" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "nameFr" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "categoryCodes" TEXT[],
    "importedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AssetLayer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Asset" (
    "id" UUID NOT NULL,
    "layerId" UUID NOT NULL,
    "ref" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "lat" DOUBLE PRECISION NOT NULL,
    "lng" DOUBLE PRECISION NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "Asset_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReportAlert" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "lat" DOUBLE PRECISION,
    "lng" DOUBLE PRECISION,
    "radius" INTEGER,
    "street" TEXT,
    "areaId" UUID,
    "category" TEXT,
    "rhythm" TEXT NOT NULL,
    "cap" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "lookedUntil" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ReportAlert_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReportAlertItem" (
    "alertId" UUID NOT NULL,
    "incidentId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ReportAlertItem_pkey" PRIMARY KEY ("alertId","incidentId")
);

-- CreateIndex
CREATE UNIQUE INDEX "NeighbourTown_code_key" ON "NeighbourTown"("code");

-- CreateIndex
CREATE UNIQUE INDEX "AssetLayer_code_key" ON "AssetLayer"("code");

-- CreateIndex
CREATE INDEX "Asset_layerId_lat_lng_idx" ON "Asset"("layerId", "lat", "lng");

-- CreateIndex
CREATE UNIQUE INDEX "Asset_layerId_ref_key" ON "Asset"("layerId", "ref");

-- CreateIndex
CREATE INDEX "ReportAlert_accountId_idx" ON "ReportAlert"("accountId");

-- CreateIndex
CREATE INDEX "ReportAlert_rhythm_idx" ON "ReportAlert"("rhythm");

-- CreateIndex
CREATE INDEX "ReportAlertItem_incidentId_idx" ON "ReportAlertItem"("incidentId");

-- CreateIndex
CREATE INDEX "Incident_assetId_idx" ON "Incident"("assetId");

-- AddForeignKey
ALTER TABLE "Incident" ADD CONSTRAINT "Incident_assetId_fkey" FOREIGN KEY ("assetId") REFERENCES "Asset"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Asset" ADD CONSTRAINT "Asset_layerId_fkey" FOREIGN KEY ("layerId") REFERENCES "AssetLayer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportAlertItem" ADD CONSTRAINT "ReportAlertItem_alertId_fkey" FOREIGN KEY ("alertId") REFERENCES "ReportAlert"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportAlertItem" ADD CONSTRAINT "ReportAlertItem_incidentId_fkey" FOREIGN KEY ("incidentId") REFERENCES "Incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma cannot say.
ALTER TABLE "ReportAlert" ADD CONSTRAINT "ReportAlert_rhythm_check" CHECK ("rhythm" IN ('now', 'daily', 'weekly'));
ALTER TABLE "ReportAlert" ADD CONSTRAINT "ReportAlert_cap_check" CHECK ("cap" BETWEEN 1 AND 50);

-- Reports of somebody without an account, by address: they join the account that confirms it.
CREATE INDEX "Report_stranger_idx" ON "Report" (lower("email")) WHERE "accountId" IS NULL AND "email" IS NOT NULL;
