-- The map of a whole city groups its points from this index alone, without reading the texts.
DROP INDEX "Proposal_placed";
CREATE INDEX "Proposal_placed" ON "Proposal" ("consultationId", "lat", "lng") INCLUDE ("id", "theme", "areaId")
    WHERE "lat" IS NOT NULL AND "state" = 'published' AND "hiddenAt" IS NULL;
