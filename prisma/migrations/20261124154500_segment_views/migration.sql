-- What segments may know, and nothing else: views of registered facts, in a schema of their own. The role that counts
-- segments reads these views only; no table, no name, no address, no text, no vote.
CREATE SCHEMA segments;

CREATE VIEW segments.person AS
  SELECT id, language, "createdAt" FROM "Account" WHERE role = 'resident' AND "confirmedAt" IS NOT NULL;
CREATE VIEW segments.declared AS SELECT "accountId", "areaId", "ageBand" FROM "Declared";
CREATE VIEW segments.session AS SELECT "accountId", "lastSeenAt" FROM "Session";
CREATE VIEW segments.wish AS SELECT "accountId", topic, channel, rhythm FROM "Preference";
CREATE VIEW segments.participant AS
  SELECT m."accountId", m.role, x.desk, x.state FROM "MatterParticipant" m JOIN "Matter" x ON x.id = m."matterId"
  WHERE m."accountId" IS NOT NULL;
CREATE VIEW segments.reported AS
  SELECT r."accountId", r."createdAt" AS at, c.code AS category, i."areaId"
  FROM "Report" r JOIN "Incident" i ON i.id = r."incidentId" JOIN "ReportCategory" c ON c.id = i."categoryId"
  WHERE r."accountId" IS NOT NULL AND r."verifiedAt" IS NOT NULL;
CREATE VIEW segments.wrote AS
  SELECT m."accountId", x."firstReceivedAt" AS at, x.topic FROM "MatterParticipant" m JOIN "Matter" x ON x.id = m."matterId"
  WHERE m."accountId" IS NOT NULL AND m.role = 'author';
CREATE VIEW segments.proposed AS
  SELECT p."authorId" AS "accountId", p."publishedAt" AS at, p."consultationId" FROM "Proposal" p
  WHERE p."authorId" IS NOT NULL AND p."publishedAt" IS NOT NULL AND p.state = 'published';
CREATE VIEW segments.attended AS
  SELECT g."accountId", g.at, m."consultationId" FROM "Registration" g JOIN "Meeting" m ON m.id = g."meetingId"
  WHERE g."seatedAt" IS NOT NULL;

DO $$
BEGIN
  BEGIN
    CREATE ROLE parvis_segments NOLOGIN;
  EXCEPTION
    WHEN duplicate_object OR unique_violation THEN NULL;
    WHEN insufficient_privilege THEN RAISE NOTICE 'The role parvis_segments could not be made';
  END;
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'parvis_segments') THEN
    BEGIN
      EXECUTE 'GRANT parvis_segments TO CURRENT_USER';
    EXCEPTION WHEN unique_violation OR internal_error OR insufficient_privilege THEN NULL;
    END;
    GRANT USAGE ON SCHEMA segments TO parvis_segments;
    GRANT SELECT ON ALL TABLES IN SCHEMA segments TO parvis_segments;
  END IF;
END $$;
