-- What people said of themselves, for figures: without those who object to statistics (GDPR, article 21). Every figure by
-- district or age reads this, never "Declared".
CREATE VIEW "DeclaredForStatistics" AS
  SELECT d.* FROM "Declared" d
  WHERE NOT EXISTS (SELECT 1 FROM "Objection" o WHERE o."accountId" = d."accountId" AND o.purpose = 'statistics');
