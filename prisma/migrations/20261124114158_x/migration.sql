-- DropIndex
DROP INDEX "SurveyText_tags";
