-- CreateTable
CREATE TABLE "ProcedureWords" (
    "procedureId" UUID NOT NULL,
    "document" tsvector NOT NULL,
    "words" TEXT NOT NULL,

    CONSTRAINT "ProcedureWords_pkey" PRIMARY KEY ("procedureId")
);

-- CreateTable
CREATE TABLE "ProcedureLexeme" (
    "word" TEXT NOT NULL,

    CONSTRAINT "ProcedureLexeme_pkey" PRIMARY KEY ("word")
);

-- AddForeignKey
ALTER TABLE "ProcedureWords" ADD CONSTRAINT "ProcedureWords_procedureId_fkey" FOREIGN KEY ("procedureId") REFERENCES "Procedure"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE INDEX "ProcedureWords_document" ON "ProcedureWords" USING gin (document);
CREATE INDEX "ProcedureLexeme_trigrams" ON "ProcedureLexeme" USING gin (word gin_trgm_ops);

-- The words of a procedure follow it, whoever writes it.
CREATE FUNCTION keep_procedure_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "ProcedureWords" ("procedureId", document, words)
    VALUES (NEW.id, procedure_document(NEW), public.fold(NEW.title || ' ' || NEW.synonyms))
    ON CONFLICT ("procedureId") DO UPDATE SET document = EXCLUDED.document, words = EXCLUDED.words;
  INSERT INTO "ProcedureLexeme" (word)
    SELECT DISTINCT word FROM regexp_split_to_table(public.fold(NEW.title || ' ' || NEW.synonyms || ' ' || NEW.summary), '[^[:alnum:]]+') AS word
    WHERE length(word) > 2
    ON CONFLICT DO NOTHING;
  RETURN NEW;
END $$;
CREATE TRIGGER "Procedure_words" AFTER INSERT OR UPDATE ON "Procedure" FOR EACH ROW EXECUTE FUNCTION keep_procedure_words();
UPDATE "Procedure" SET title = title;

DROP INDEX "Procedure_document_idx";
DROP INDEX "Procedure_trigrams_idx";
