-- CreateTable
CREATE TABLE "AttributeValue" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "sourceName" TEXT NOT NULL DEFAULT '',
    "level" INTEGER NOT NULL DEFAULT 0,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3),
    "supersededAt" TIMESTAMPTZ(3),

    CONSTRAINT "AttributeValue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ConnectedService" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'openid',
    "clientId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "sector" TEXT NOT NULL,
    "siteUrl" TEXT NOT NULL DEFAULT '',
    "secretHash" TEXT,
    "redirectUris" TEXT[],
    "signOutUris" TEXT[],
    "signOutNotice" TEXT,
    "contractVersion" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "pausedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ConnectedService_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ServiceContract" (
    "serviceId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "required" BOOLEAN NOT NULL,
    "purpose" TEXT NOT NULL,
    "ground" TEXT NOT NULL,
    "minimumLevel" INTEGER NOT NULL DEFAULT 0,
    "retentionMonths" INTEGER NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3),

    CONSTRAINT "ServiceContract_pkey" PRIMARY KEY ("serviceId","key")
);

-- CreateTable
CREATE TABLE "ServiceLink" (
    "id" UUID NOT NULL,
    "serviceId" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "keys" TEXT[],
    "scopes" TEXT[],
    "contractVersion" INTEGER NOT NULL,
    "givenAt" TIMESTAMPTZ(3) NOT NULL,
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "ServiceLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AttributeUse" (
    "id" UUID NOT NULL,
    "serviceId" UUID NOT NULL,
    "serviceName" TEXT NOT NULL,
    "personId" UUID NOT NULL,
    "keys" TEXT[],
    "valueIds" UUID[],
    "request" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AttributeUse_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FileReading" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "readerId" UUID NOT NULL,
    "readerName" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "reference" TEXT NOT NULL DEFAULT '',
    "reason" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "FileReading_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProviderRecord" (
    "kind" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "accountId" UUID,
    "clientId" TEXT,
    "grantId" TEXT,
    "uid" TEXT,
    "consumedAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3),

    CONSTRAINT "ProviderRecord_pkey" PRIMARY KEY ("kind","id")
);

-- CreateTable
CREATE TABLE "ProviderKey" (
    "id" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "signsFrom" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3),

    CONSTRAINT "ProviderKey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PersonalExport" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "readyAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "storageKey" TEXT,
    "size" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "PersonalExport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Erasure" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "withdraw" BOOLEAN NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "cancelledAt" TIMESTAMPTZ(3),
    "doneAt" TIMESTAMPTZ(3),

    CONSTRAINT "Erasure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Objection" (
    "accountId" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Objection_pkey" PRIMARY KEY ("accountId","purpose")
);

-- CreateTable
CREATE TABLE "RetentionRun" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "dryRun" BOOLEAN NOT NULL,
    "results" JSONB NOT NULL,

    CONSTRAINT "RetentionRun_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "AttributeValue_personId_key_at_idx" ON "AttributeValue"("personId", "key", "at");

-- CreateIndex
CREATE UNIQUE INDEX "ConnectedService_clientId_key" ON "ConnectedService"("clientId");

-- CreateIndex
CREATE INDEX "ServiceLink_accountId_givenAt_idx" ON "ServiceLink"("accountId", "givenAt");

-- CreateIndex
CREATE INDEX "AttributeUse_personId_at_idx" ON "AttributeUse"("personId", "at" DESC);

-- CreateIndex
CREATE INDEX "AttributeUse_serviceId_at_idx" ON "AttributeUse"("serviceId", "at");

-- CreateIndex
CREATE INDEX "FileReading_personId_at_idx" ON "FileReading"("personId", "at" DESC);

-- CreateIndex
CREATE INDEX "ProviderRecord_grantId_idx" ON "ProviderRecord"("grantId");

-- CreateIndex
CREATE INDEX "ProviderRecord_uid_idx" ON "ProviderRecord"("uid");

-- CreateIndex
CREATE INDEX "ProviderRecord_accountId_clientId_idx" ON "ProviderRecord"("accountId", "clientId");

-- CreateIndex
CREATE INDEX "ProviderRecord_expiresAt_idx" ON "ProviderRecord"("expiresAt");

-- CreateIndex
CREATE INDEX "PersonalExport_accountId_askedAt_idx" ON "PersonalExport"("accountId", "askedAt" DESC);

-- CreateIndex
CREATE INDEX "Erasure_accountId_idx" ON "Erasure"("accountId");

-- CreateIndex
CREATE INDEX "Erasure_dueAt_idx" ON "Erasure"("dueAt");

-- CreateIndex
CREATE INDEX "RetentionRun_at_idx" ON "RetentionRun"("at" DESC);

-- AddForeignKey
ALTER TABLE "ServiceContract" ADD CONSTRAINT "ServiceContract_serviceId_fkey" FOREIGN KEY ("serviceId") REFERENCES "ConnectedService"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ServiceLink" ADD CONSTRAINT "ServiceLink_serviceId_fkey" FOREIGN KEY ("serviceId") REFERENCES "ConnectedService"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One value of each kind stands at a time, and one link of a person with a service.
CREATE UNIQUE INDEX "AttributeValue_one_standing" ON "AttributeValue" ("personId", key) WHERE "supersededAt" IS NULL;
CREATE UNIQUE INDEX "ServiceLink_one_standing" ON "ServiceLink" ("serviceId", "accountId") WHERE "withdrawnAt" IS NULL;
CREATE UNIQUE INDEX "Erasure_one_standing" ON "Erasure" ("accountId") WHERE "cancelledAt" IS NULL AND "doneAt" IS NULL;

-- A value never changes: it is superseded. Erasing the person removes it.
CREATE FUNCTION refuse_value_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW IS DISTINCT FROM OLD AND (to_jsonb(NEW) - 'supersededAt') <> (to_jsonb(OLD) - 'supersededAt') THEN
    RAISE EXCEPTION 'AttributeValue is append only: add a row';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "AttributeValue_append_only" BEFORE UPDATE ON "AttributeValue" FOR EACH ROW EXECUTE FUNCTION refuse_value_change();

CREATE FUNCTION refuse_use_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append only', TG_TABLE_NAME;
END $$;
CREATE TRIGGER "AttributeUse_append_only" BEFORE UPDATE ON "AttributeUse" FOR EACH ROW EXECUTE FUNCTION refuse_use_change();

-- The only way a service reads facts about a person: what its contract allows at this moment and, for a site of its own,
-- what the person accepted. The reading is written down in the same breath; without the row, nothing is answered.
CREATE FUNCTION read_attributes(service uuid, person uuid, wanted text[], request text, use_id uuid, moment timestamptz)
RETURNS TABLE (id uuid, key text, sealed text, plain text, source text, "sourceName" text, level int, at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
#variable_conflict use_column
DECLARE
  allowed text[];
  service_name text;
  service_kind text;
BEGIN
  SELECT s.name, s.kind INTO service_name, service_kind FROM "ConnectedService" s WHERE s.id = service AND s."pausedAt" IS NULL;
  IF NOT FOUND THEN RETURN; END IF;
  SELECT array_agg(c.key) INTO allowed FROM "ServiceContract" c
    WHERE c."serviceId" = service AND c.key = ANY (wanted) AND c."startsAt" <= moment AND (c."endsAt" IS NULL OR moment < c."endsAt")
      AND (service_kind <> 'openid' OR EXISTS (SELECT 1 FROM "ServiceLink" l
        WHERE l."serviceId" = service AND l."accountId" = person AND l."withdrawnAt" IS NULL AND c.key = ANY (l.keys)));
  IF allowed IS NULL THEN RETURN; END IF;
  RETURN QUERY
    WITH found AS (
      SELECT v.id, v.key, v.sealed, NULL::text AS plain, v.source, v."sourceName" AS source_name, v.level, v.at
        FROM "AttributeValue" v JOIN "ServiceContract" c ON c."serviceId" = service AND c.key = v.key
        WHERE v."personId" = person AND v.key = ANY (allowed) AND v."supersededAt" IS NULL AND v.level >= c."minimumLevel"
          AND (v."expiresAt" IS NULL OR moment < v."expiresAt")
      UNION ALL
      SELECT NULL, k, NULL, CASE k WHEN 'name.usual' THEN a."displayName" ELSE a.email END, 'account', '',
          CASE WHEN k = 'contact.email' AND a."confirmedAt" IS NOT NULL THEN 1 ELSE 0 END, coalesce(a."confirmedAt", a."createdAt")
        FROM "Account" a, unnest(ARRAY['name.usual', 'contact.email']) AS k
        WHERE a.id = person AND k = ANY (allowed) AND CASE k WHEN 'name.usual' THEN a."displayName" ELSE a.email END IS NOT NULL
    ), written AS (
      INSERT INTO "AttributeUse" (id, "serviceId", "serviceName", "personId", keys, "valueIds", request, at)
      SELECT use_id, service, service_name, person, array_agg(f.key ORDER BY f.key), coalesce(array_agg(f.id) FILTER (WHERE f.id IS NOT NULL), '{}'), request, moment
        FROM found f HAVING count(*) > 0
      RETURNING 1
    )
    SELECT f.id, f.key, f.sealed, f.plain, f.source, f.source_name, f.level, f.at FROM found f WHERE EXISTS (SELECT 1 FROM written);
END $$;

-- Services read through a role that sees no table at all. Where the owner may not make roles, the function is called by
-- the owner (see docs/operations.md).
DO $$
BEGIN
  BEGIN
    CREATE ROLE parvis_reader NOLOGIN;
  EXCEPTION
    WHEN duplicate_object OR unique_violation THEN NULL;
    WHEN insufficient_privilege THEN RAISE NOTICE 'The role parvis_reader could not be made';
  END;
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'parvis_reader') THEN
    BEGIN
      EXECUTE 'GRANT parvis_reader TO CURRENT_USER';
    EXCEPTION WHEN unique_violation OR internal_error OR insufficient_privilege THEN NULL;
    END;
    GRANT USAGE ON SCHEMA public TO parvis_reader;
    GRANT EXECUTE ON FUNCTION read_attributes TO parvis_reader;
  END IF;
END $$;
REVOKE ALL ON FUNCTION read_attributes FROM PUBLIC;
