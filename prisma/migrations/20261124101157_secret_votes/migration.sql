-- CreateTable
CREATE TABLE "SecretVote" (
    "voteId" UUID NOT NULL,
    "issuerKey" BYTEA NOT NULL,
    "bureauKey" BYTEA NOT NULL,
    "logKey" BYTEA NOT NULL,
    "bureauSecret" BYTEA,

    CONSTRAINT "SecretVote_pkey" PRIMARY KEY ("voteId")
);

-- CreateTable
CREATE TABLE "VoteKey" (
    "voteId" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,

    CONSTRAINT "VoteKey_pkey" PRIMARY KEY ("voteId","purpose")
);

-- CreateTable
CREATE TABLE "RollEntry" (
    "voteId" UUID NOT NULL,
    "personKey" TEXT NOT NULL,
    "blinded" BYTEA,
    "blindSignature" BYTEA,
    "pickedOn" DATE,

    CONSTRAINT "RollEntry_pkey" PRIMARY KEY ("voteId","personKey")
);

-- CreateTable
CREATE TABLE "BoxEntry" (
    "voteId" UUID NOT NULL,
    "cardHash" BYTEA NOT NULL,
    "revision" INTEGER NOT NULL,
    "entry" BYTEA NOT NULL,

    CONSTRAINT "BoxEntry_pkey" PRIMARY KEY ("voteId","cardHash","revision")
);

-- CreateTable
CREATE TABLE "LogEntry" (
    "voteId" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "entry" BYTEA NOT NULL,
    "leafHash" BYTEA NOT NULL,

    CONSTRAINT "LogEntry_pkey" PRIMARY KEY ("voteId","seq")
);

-- CreateTable
CREATE TABLE "Checkpoint" (
    "voteId" UUID NOT NULL,
    "size" INTEGER NOT NULL,
    "root" BYTEA NOT NULL,
    "signature" BYTEA NOT NULL,

    CONSTRAINT "Checkpoint_pkey" PRIMARY KEY ("voteId","size")
);

-- CreateIndex
CREATE UNIQUE INDEX "LogEntry_voteId_leafHash_key" ON "LogEntry"("voteId", "leafHash");

-- Three roles, never one connection for two of them: the roll never sees the box, the box never sees the roll.
-- Where the owner of the database may not make roles, everything else is made: a secret vote then cannot be opened.
DO $$
DECLARE
  role text;
BEGIN
  FOREACH role IN ARRAY ARRAY['parvis_roll', 'parvis_box', 'parvis_sequencer'] LOOP
    BEGIN
      EXECUTE format('CREATE ROLE %I NOLOGIN', role);
    EXCEPTION
      WHEN duplicate_object OR unique_violation THEN NULL;
      WHEN insufficient_privilege THEN
        IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = role) THEN
          RAISE NOTICE 'The role % could not be made: no secret vote can be held (see docs/operations.md)', role;
          RETURN;
        END IF;
    END;
    -- Roles belong to the server: another city may be migrating at this moment.
    BEGIN
      EXECUTE format('GRANT %I TO CURRENT_USER', role);
    EXCEPTION WHEN unique_violation OR internal_error OR insufficient_privilege THEN NULL;
    END;
    EXECUTE format('GRANT USAGE ON SCHEMA public TO %I', role);
    EXECUTE format('GRANT SELECT ON "SecretVote" TO %I', role);
  END LOOP;
END $$;

-- The vote's state, held shared for whoever stores a ballot; a role that may not change it may still wait for its close.
CREATE FUNCTION accepting_secret_vote(vote uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  PERFORM 1 FROM "Vote" v JOIN "Phase" p ON p.id = v."phaseId" JOIN "Consultation" c ON c.id = v."consultationId"
    WHERE v.id = vote AND v.level = 'secret' AND v.state = 'open' AND c.state = 'published'
      AND p."startsAt" <= now() AND (p."endsAt" IS NULL OR now() < p."endsAt")
      AND NOT EXISTS (SELECT 1 FROM "PhaseTransition" t WHERE t."phaseId" = p.id AND (t.kind = 'annulled' OR (
        t.kind = 'suspended' AND NOT EXISTS (SELECT 1 FROM "PhaseTransition" r
          WHERE r."phaseId" = p.id AND r.kind = 'resumed' AND r.at >= t.at))))
    FOR SHARE OF v;
  RETURN FOUND;
END $$;

CREATE FUNCTION secret_vote_is_closed(vote uuid) RETURNS boolean LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
  SELECT EXISTS (SELECT 1 FROM "Vote" WHERE id = vote AND level = 'secret' AND state = 'closed')
$$;

CREATE FUNCTION vote_key(vote uuid, wanted text) RETURNS bytea LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
  SELECT sealed FROM "VoteKey" WHERE "voteId" = vote AND purpose = wanted
$$;

REVOKE ALL ON FUNCTION accepting_secret_vote, secret_vote_is_closed, vote_key FROM PUBLIC;
DO $$
BEGIN
  IF (SELECT count(*) FROM pg_roles WHERE rolname IN ('parvis_roll', 'parvis_box', 'parvis_sequencer')) = 3 THEN
    GRANT EXECUTE ON FUNCTION accepting_secret_vote, vote_key TO parvis_roll, parvis_box, parvis_sequencer;
    GRANT EXECUTE ON FUNCTION secret_vote_is_closed TO parvis_sequencer;
    GRANT SELECT, UPDATE ("blinded", "blindSignature", "pickedOn") ON "RollEntry" TO parvis_roll;
    GRANT SELECT, INSERT ON "BoxEntry" TO parvis_box;
    GRANT SELECT ON "LogEntry", "Checkpoint" TO parvis_box;
    GRANT SELECT, DELETE ON "BoxEntry" TO parvis_sequencer;
    GRANT SELECT, INSERT ON "LogEntry", "Checkpoint" TO parvis_sequencer;
  END IF;
END $$;

CREATE FUNCTION refuse_log_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append only', TG_TABLE_NAME;
END $$;

CREATE TRIGGER "LogEntry_append_only" BEFORE UPDATE OR DELETE ON "LogEntry" FOR EACH ROW EXECUTE FUNCTION refuse_log_change();
CREATE TRIGGER "Checkpoint_append_only" BEFORE UPDATE OR DELETE ON "Checkpoint" FOR EACH ROW EXECUTE FUNCTION refuse_log_change();
