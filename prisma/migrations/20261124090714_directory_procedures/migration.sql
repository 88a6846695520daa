-- CreateTable
CREATE TABLE "Unit" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "mission" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "lat" DOUBLE PRECISION,
    "lng" DOUBLE PRECISION,
    "hours" JSONB NOT NULL DEFAULT '[]',
    "parentId" UUID,

    CONSTRAINT "Unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Procedure" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "steps" TEXT[],
    "documents" TEXT[],
    "delay" TEXT NOT NULL,
    "cost" TEXT NOT NULL,
    "onlineUrl" TEXT,
    "synonyms" TEXT NOT NULL DEFAULT '',
    "unitId" UUID NOT NULL,

    CONSTRAINT "Procedure_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Unit_code_key" ON "Unit"("code");

-- CreateIndex
CREATE INDEX "Unit_parentId_idx" ON "Unit"("parentId");

-- CreateIndex
CREATE UNIQUE INDEX "Procedure_slug_key" ON "Procedure"("slug");

-- CreateIndex
CREATE INDEX "Procedure_unitId_idx" ON "Procedure"("unitId");

-- AddForeignKey
ALTER TABLE "Unit" ADD CONSTRAINT "Unit_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Procedure" ADD CONSTRAINT "Procedure_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- (Names are qualified: PostgreSQL 17 and later build indexes with an empty search path.)
-- What the home page's search reads: French stems without accents, the title and the residents' own words first.
CREATE FUNCTION procedure_document("Procedure") RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT setweight(to_tsvector('french'::regconfig, public.fold($1.title || ' ' || $1.synonyms)), 'A')
        || setweight(to_tsvector('french'::regconfig, public.fold($1.summary)), 'B')
$$;

CREATE INDEX "Procedure_document_idx" ON "Procedure" USING gin (procedure_document("Procedure"));

-- And, for typing errors, the trigrams of the same words.
CREATE INDEX "Procedure_trigrams_idx" ON "Procedure" USING gin (fold(title || ' ' || synonyms) gin_trgm_ops);
