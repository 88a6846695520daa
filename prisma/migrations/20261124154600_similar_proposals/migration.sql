-- Similar proposals while one writes: by words of the title in common, and by its nearest trigrams, among tens of thousands.
CREATE INDEX "Proposal_title_words" ON "Proposal" USING gin (to_tsvector('french', public.folded("title")));
CREATE INDEX "Proposal_title_near" ON "Proposal" USING gist ("consultationId", public.folded("title") gist_trgm_ops(siglen=128))
	WHERE "state" = 'published' AND "hiddenAt" IS NULL;
