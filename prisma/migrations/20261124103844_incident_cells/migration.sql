-- CreateTable
CREATE TABLE "IncidentCell" (
    "zoom" SMALLINT NOT NULL,
    "x" INTEGER NOT NULL,
    "y" INTEGER NOT NULL,
    "open" BOOLEAN NOT NULL,
    "count" INTEGER NOT NULL,
    "lat" DOUBLE PRECISION NOT NULL,
    "lng" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "IncidentCell_pkey" PRIMARY KEY ("zoom","x","y","open")
);

-- CreateTable
CREATE TABLE "IncidentCellChange" (
    "id" BIGSERIAL NOT NULL,
    "lat" DOUBLE PRECISION NOT NULL,
    "lng" DOUBLE PRECISION NOT NULL,
    "open" BOOLEAN NOT NULL,
    "count" SMALLINT NOT NULL,

    CONSTRAINT "IncidentCellChange_pkey" PRIMARY KEY ("id")
);

-- What the map shows: neither unverified, nor hidden, nor shown with another.
CREATE FUNCTION incident_open_on_map("IncidentState") RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
    AS $$ SELECT CASE WHEN $1 IN ('unverified', 'hidden', 'duplicate') THEN NULL ELSE $1 NOT IN ('resolved', 'rejected') END $$;

CREATE FUNCTION note_incident_on_map() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' AND incident_open_on_map(OLD.state) IS NOT NULL THEN
        INSERT INTO "IncidentCellChange" (lat, lng, open, count) VALUES (OLD.lat, OLD.lng, incident_open_on_map(OLD.state), -1);
    END IF;
    IF TG_OP <> 'DELETE' AND incident_open_on_map(NEW.state) IS NOT NULL THEN
        INSERT INTO "IncidentCellChange" (lat, lng, open, count) VALUES (NEW.lat, NEW.lng, incident_open_on_map(NEW.state), 1);
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER incident_appears AFTER INSERT OR DELETE ON "Incident"
    FOR EACH ROW EXECUTE FUNCTION note_incident_on_map();

CREATE TRIGGER incident_moves AFTER UPDATE OF state, lat, lng ON "Incident"
    FOR EACH ROW WHEN (OLD.lat <> NEW.lat OR OLD.lng <> NEW.lng
        OR incident_open_on_map(OLD.state) IS DISTINCT FROM incident_open_on_map(NEW.state))
    EXECUTE FUNCTION note_incident_on_map();

-- Those already there.
INSERT INTO "IncidentCellChange" (lat, lng, open, count)
    SELECT lat, lng, incident_open_on_map(state), 1 FROM "Incident" WHERE incident_open_on_map(state) IS NOT NULL;
