-- CreateTable
CREATE TABLE "GuideQuestion" (
    "id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "hint" TEXT NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL,

    CONSTRAINT "GuideQuestion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GuideAnswer" (
    "id" UUID NOT NULL,
    "questionId" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "GuideAnswer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProcedureFit" (
    "procedureId" UUID NOT NULL,
    "answerId" UUID NOT NULL,

    CONSTRAINT "ProcedureFit_pkey" PRIMARY KEY ("procedureId","answerId")
);

-- CreateTable
CREATE TABLE "DirectoryPerson" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "subjects" TEXT[],
    "phone" TEXT NOT NULL DEFAULT '',
    "email" TEXT NOT NULL DEFAULT '',
    "unitId" UUID,

    CONSTRAINT "DirectoryPerson_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ContactWords" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "document" tsvector NOT NULL,

    CONSTRAINT "ContactWords_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "GuideQuestion_position_idx" ON "GuideQuestion"("position");

-- CreateIndex
CREATE INDEX "GuideAnswer_questionId_position_idx" ON "GuideAnswer"("questionId", "position");

-- CreateIndex
CREATE INDEX "ProcedureFit_answerId_idx" ON "ProcedureFit"("answerId");

-- CreateIndex
CREATE INDEX "DirectoryPerson_unitId_idx" ON "DirectoryPerson"("unitId");

-- CreateIndex
CREATE INDEX "ContactWords_document" ON "ContactWords" USING GIN ("document");

-- AddForeignKey
ALTER TABLE "GuideAnswer" ADD CONSTRAINT "GuideAnswer_questionId_fkey" FOREIGN KEY ("questionId") REFERENCES "GuideQuestion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProcedureFit" ADD CONSTRAINT "ProcedureFit_procedureId_fkey" FOREIGN KEY ("procedureId") REFERENCES "Procedure"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProcedureFit" ADD CONSTRAINT "ProcedureFit_answerId_fkey" FOREIGN KEY ("answerId") REFERENCES "GuideAnswer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DirectoryPerson" ADD CONSTRAINT "DirectoryPerson_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "DirectoryPerson" ADD CONSTRAINT "DirectoryPerson_kind" CHECK ("kind" IN ('agent', 'elected'));

-- The words of services and people follow them, whoever writes them; what they use also mends typing errors.
CREATE FUNCTION keep_contact_words(contact uuid, contact_kind text, strong text, weak text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "ContactWords" (id, kind, document)
    VALUES (contact, contact_kind,
      setweight(to_tsvector('french'::regconfig, public.fold(strong)), 'A') || setweight(to_tsvector('french'::regconfig, public.fold(weak)), 'B'))
    ON CONFLICT (id) DO UPDATE SET document = EXCLUDED.document;
  INSERT INTO "ProcedureLexeme" (word)
    SELECT DISTINCT word FROM regexp_split_to_table(public.fold(strong || ' ' || weak), '[^[:alnum:]]+') AS word
    WHERE length(word) > 2
    ON CONFLICT DO NOTHING;
END $$;

CREATE FUNCTION keep_unit_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    DELETE FROM "ContactWords" WHERE id = OLD.id;
    RETURN OLD;
  END IF;
  PERFORM keep_contact_words(NEW.id, 'unit', NEW.name, NEW.mission || ' ' || NEW.address);
  RETURN NEW;
END $$;
CREATE TRIGGER "Unit_words" AFTER INSERT OR UPDATE OR DELETE ON "Unit" FOR EACH ROW EXECUTE FUNCTION keep_unit_words();

CREATE FUNCTION keep_person_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    DELETE FROM "ContactWords" WHERE id = OLD.id;
    RETURN OLD;
  END IF;
  PERFORM keep_contact_words(NEW.id, 'person', NEW.name || ' ' || array_to_string(NEW.subjects, ' '), NEW.title);
  RETURN NEW;
END $$;
CREATE TRIGGER "DirectoryPerson_words" AFTER INSERT OR UPDATE OR DELETE ON "DirectoryPerson" FOR EACH ROW EXECUTE FUNCTION keep_person_words();
UPDATE "Unit" SET name = name;
