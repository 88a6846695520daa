-- An answer stays when its person leaves: then it belongs to nobody. It never belongs to both a person and a tablet.
ALTER TABLE "SurveyAnswer" DROP CONSTRAINT "SurveyAnswer_from";
ALTER TABLE "SurveyAnswer" ADD CONSTRAINT "SurveyAnswer_from" CHECK ("personKey" IS NULL OR "tabletId" IS NULL);
