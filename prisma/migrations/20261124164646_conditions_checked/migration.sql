-- An officer says that a person without an account proof meets the conditions of the rules.
ALTER TABLE "Ballot" ADD COLUMN "conditionsChecked" BOOLEAN NOT NULL DEFAULT false;
