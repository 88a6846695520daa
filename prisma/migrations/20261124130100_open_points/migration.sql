-- The open incidents nearest to a place, found by nearness: a B-tree over latitude and longitude reads a whole band of the
-- city first (1,060 pages and 89 ms at a million incidents, against 313 pages and 0.6 ms).
CREATE INDEX "Incident_open_point_idx" ON "Incident" USING gist (point(lng, lat))
    WHERE state IN ('received', 'triaged', 'needs_info', 'planned', 'in_progress', 'external', 'reopen_requested', 'reopened');

DROP INDEX "Incident_open_near_idx";
