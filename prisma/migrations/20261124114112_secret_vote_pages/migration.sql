-- AlterTable
ALTER TABLE "LogEntry" ADD COLUMN     "cardHash" BYTEA NOT NULL,
ADD COLUMN     "revision" INTEGER NOT NULL;

-- AlterTable
ALTER TABLE "RollEntry" ADD COLUMN     "identityKey" TEXT NOT NULL,
ADD COLUMN     "sealedRequest" BYTEA;

-- AlterTable
ALTER TABLE "SecretVote" ADD COLUMN     "trustees" TEXT[];

-- CreateTable
CREATE TABLE "SealedCheckpoint" (
    "voteId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "size" INTEGER NOT NULL,
    "root" BYTEA NOT NULL,
    "salt" BYTEA NOT NULL,
    "fingerprint" BYTEA NOT NULL,
    "signature" BYTEA NOT NULL,

    CONSTRAINT "SealedCheckpoint_pkey" PRIMARY KEY ("voteId","at")
);

-- CreateIndex
CREATE UNIQUE INDEX "LogEntry_voteId_cardHash_revision_key" ON "LogEntry"("voteId", "cardHash", "revision");

-- CreateIndex
CREATE UNIQUE INDEX "RollEntry_voteId_identityKey_key" ON "RollEntry"("voteId", "identityKey");

-- Stores sealed ballots, each judged alone: «stored» (now, or the same one before), «used» (another one at this revision of the
-- card), «closed». Each statement sees what was committed just before it: a ballot that the sequencer moves into the log at this
-- very moment is never taken twice.
CREATE FUNCTION drop_ballots(vote uuid, cards bytea[], revisions int[], entries bytea[], leaves bytea[])
  RETURNS TABLE (place int, outcome text) LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  open boolean := accepting_secret_vote(vote);
  same boolean;
BEGIN
  FOR n IN 1 .. coalesce(array_length(cards, 1), 0) LOOP
    place := n;
    outcome := CASE WHEN open THEN 'used' ELSE 'closed' END;
    IF open THEN
      INSERT INTO "BoxEntry" ("voteId", "cardHash", revision, entry)
        VALUES (vote, cards[n], revisions[n], entries[n]) ON CONFLICT DO NOTHING;
      IF FOUND THEN
        outcome := 'stored';
      END IF;
    END IF;
    IF outcome <> 'stored' THEN
      SELECT b.entry = entries[n] INTO same FROM "BoxEntry" b
        WHERE b."voteId" = vote AND b."cardHash" = cards[n] AND b.revision = revisions[n];
      IF FOUND THEN
        outcome := CASE WHEN same THEN 'stored' ELSE 'used' END;
        RETURN NEXT;
        CONTINUE;
      END IF;
    END IF;
    SELECT l."leafHash" = leaves[n] INTO same FROM "LogEntry" l
      WHERE l."voteId" = vote AND l."cardHash" = cards[n] AND l.revision = revisions[n];
    IF FOUND THEN
      IF outcome = 'stored' THEN
        DELETE FROM "BoxEntry" b WHERE b."voteId" = vote AND b."cardHash" = cards[n] AND b.revision = revisions[n];
      END IF;
      outcome := CASE WHEN same THEN 'stored' ELSE 'used' END;
    END IF;
    RETURN NEXT;
  END LOOP;
END $$;

-- Puts a person who came after the opening on the roll, where the rules of the vote let them; an address is one person,
-- whatever the account.
CREATE FUNCTION enrol_late(vote uuid, person text, identity text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF NOT accepting_secret_vote(vote)
    OR NOT EXISTS (SELECT 1 FROM "Vote" WHERE id = vote AND rules -> 'secret' ->> 'roll' = 'open') THEN
    RETURN;
  END IF;
  UPDATE "RollEntry" SET "personKey" = person WHERE "voteId" = vote AND "identityKey" = identity AND blinded IS NULL
    AND NOT EXISTS (SELECT 1 FROM "RollEntry" WHERE "voteId" = vote AND "personKey" = person);
  INSERT INTO "RollEntry" ("voteId", "personKey", "identityKey") VALUES (vote, person, identity) ON CONFLICT DO NOTHING;
END $$;

REVOKE ALL ON FUNCTION drop_ballots, enrol_late FROM PUBLIC;
DO $$
BEGIN
  IF (SELECT count(*) FROM pg_roles WHERE rolname IN ('parvis_roll', 'parvis_box', 'parvis_sequencer')) = 3 THEN
    GRANT EXECUTE ON FUNCTION drop_ballots TO parvis_box;
    GRANT EXECUTE ON FUNCTION enrol_late TO parvis_roll;
    GRANT UPDATE ("sealedRequest") ON "RollEntry" TO parvis_roll;
    GRANT SELECT, INSERT ON "SealedCheckpoint" TO parvis_sequencer;
  END IF;
END $$;

CREATE TRIGGER "SealedCheckpoint_append_only" BEFORE UPDATE OR DELETE ON "SealedCheckpoint"
  FOR EACH ROW EXECUTE FUNCTION refuse_log_change();

-- The keys of a secret vote are made once; the bureau's secret is published once.
CREATE FUNCTION refuse_key_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD."bureauSecret" IS NOT NULL
    OR (OLD."voteId", OLD."issuerKey", OLD."bureauKey", OLD."logKey", OLD."trustees")
      IS DISTINCT FROM (NEW."voteId", NEW."issuerKey", NEW."bureauKey", NEW."logKey", NEW."trustees") THEN
    RAISE EXCEPTION 'The keys of vote % are made once', OLD."voteId";
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "SecretVote_keys_frozen" BEFORE UPDATE OR DELETE ON "SecretVote"
  FOR EACH ROW EXECUTE FUNCTION refuse_key_change();

-- The rules of a secret vote are frozen once its keys are made: a card says for which vote it is, a ballot names options by place.
CREATE FUNCTION refuse_secret_rule_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  vote uuid;
BEGIN
  IF TG_TABLE_NAME = 'Vote' THEN
    vote := OLD."id";
  ELSIF TG_OP = 'INSERT' THEN
    vote := NEW."voteId";
  ELSE
    vote := OLD."voteId";
  END IF;
  IF EXISTS (SELECT 1 FROM "SecretVote" WHERE "voteId" = vote) THEN
    RAISE EXCEPTION 'The rules of vote % are frozen: its keys are made', vote;
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE TRIGGER "Vote_secret_rules_frozen"
  BEFORE UPDATE OF "rules", "rulesHash", "optionIds", "minimum", "maximum", "level", "phaseId"
  ON "Vote" FOR EACH ROW EXECUTE FUNCTION refuse_secret_rule_change();
CREATE TRIGGER "VoteOption_secret_frozen" BEFORE INSERT OR UPDATE OR DELETE
  ON "VoteOption" FOR EACH ROW EXECUTE FUNCTION refuse_secret_rule_change();
