import type { Context } from "~/server/context.server";
import { Prisma } from "~/server/prisma/client";
import { countLines } from "../ballots/queries/desk.server";
import { findCount } from "../ballots/queries/votes.server";
import type { Outcome } from "../ballots/rules";
import { voteRulesSchema } from "../ballots/schema";
import { activityOf } from "./activity.server";
import { listDecided } from "./assessment-queries.server";
import { type PublishRefusal, publishRefusal, resultsRefusal } from "./policy";
import { listGivenQuotes } from "./quotes.server";
import { decisionsOf } from "./rules";
import {
	type Decision,
	decisionsSchema,
	extrasSchema,
	type Figures,
	figuresSchema,
	type Written,
	writtenSchema,
} from "./schema";

const optionSelect = { id: true, title: true, proposalId: true, lat: true, lng: true } as const;

/** The last vote of a consultation that was not called off, with its count once made. */
const findVote = async (context: Context, consultationId: string) => {
	const [vote] = await context.db.vote.findMany({
		where: { consultationId },
		select: {
			...{ id: true, state: true, rules: true, rulesHash: true, closedAt: true, phaseId: true },
			options: { select: optionSelect, orderBy: { position: "asc" } },
		},
		orderBy: { id: "desc" },
		take: 1,
	});
	if (!vote) return null;
	const count = vote.state === "closed" ? await findCount(context, vote.id) : null;
	const lines = count ? countLines(count.outcome as Outcome, vote.options) : [];
	return { ...vote, rules: voteRulesSchema.parse(vote.rules), count, lines };
};

/** What the city must answer: the options of the vote, best first once counted; without a vote, the published proposals. */
const subjectsOf = async ({ db }: Context, consultationId: string, vote: Awaited<ReturnType<typeof findVote>>) => {
	if (vote) {
		const ranks = new Map(vote.lines.map(({ id, votes, rank }) => [id, { votes, rank }]));
		return vote.options
			.map(({ id, title, proposalId, lat, lng }) => {
				const { votes = null, rank = null } = ranks.get(id) ?? {};
				return { id: proposalId ?? id, optionId: id, title, lat, lng, votes, rank };
			})
			.sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
	}
	const proposals = await db.proposal.findMany({
		where: { consultationId, state: "published", hiddenAt: null },
		select: { id: true, title: true, lat: true, lng: true },
		orderBy: [{ supportCount: "desc" }, { id: "desc" }],
		take: 500,
	});
	return proposals.map((proposal) => ({ ...proposal, optionId: null, votes: null, rank: null }));
};

/** What is written, with what was decided proposal by proposal where nothing is written yet. */
const withDecided = ({ items, others }: Written, decided: Awaited<ReturnType<typeof listDecided>>): Written => {
	const known = new Set(items.filter(({ kind }) => kind !== "").map(({ subjectId }) => subjectId));
	const more = [...decided].filter(([id]) => !known.has(id));
	const rest = items.filter(({ subjectId, kind }) => kind !== "" || !decided.has(subjectId));
	const kinds = more.map(([subjectId, { kind, reason }]) => ({
		subjectId,
		kind: kind as Written["items"][number]["kind"],
		reason,
	}));
	return { items: [...rest, ...kinds], others };
};

const consultationSelect = { id: true, slug: true, title: true, summary: true, decidedBy: true, state: true } as const;

/** The desk where results are written: the count, what is to be answered, what is written so far. Null when absent. */
export const findResultsDesk = async (context: Context, consultationId: string) => {
	const { db } = context;
	const consultation = await db.consultation.findUnique({ where: { id: consultationId }, select: consultationSelect });
	if (!consultation) return null;
	const vote = await findVote(context, consultationId);
	const publication = await db.publication.findUnique({
		where: { consultationId },
		select: {
			...{ id: true, state: true, conclusion: true, decisions: true, publishedAt: true, extras: true, version: true },
			...{ publishAt: true, publishByName: true, publishFailed: true },
			_count: { select: { versions: true } },
		},
	});
	const subjects = await subjectsOf(context, consultationId, vote);
	const written = withDecided(
		writtenSchema.parse(publication?.decisions ?? {}),
		await listDecided(context, consultationId),
	);
	return {
		consultation,
		vote,
		subjects,
		publication: publication && { id: publication.id, state: publication.state, publishedAt: publication.publishedAt },
		conclusion: publication?.conclusion ?? "",
		extras: extrasSchema.parse(publication?.extras ?? {}),
		version: publication?.version ?? 0,
		plan: publication?.publishAt ? { at: publication.publishAt, by: publication.publishByName ?? "" } : null,
		failed: (publication?.publishFailed ?? null) as PublishRefusal | null,
		written,
		decisions: decisionsOf(subjects, written),
		versions: publication?._count.versions ?? 0,
	};
};

export type ResultsDesk = NonNullable<Awaited<ReturnType<typeof findResultsDesk>>>;

/** Whoever took part in a consultation, each once a role: authors of published proposals, supporters, those who commented, answered or voted. */
export const participants = (consultationId: string) => Prisma.sql`
	SELECT "authorId" AS id, 'author' AS as_what FROM "Proposal"
		WHERE "consultationId" = ${consultationId}::uuid AND state = 'published' AND "authorId" IS NOT NULL
	UNION SELECT s."accountId", 'supporter' FROM "Support" s JOIN "Proposal" p ON p.id = s."proposalId"
		WHERE p."consultationId" = ${consultationId}::uuid
	UNION SELECT "authorId", 'debater' FROM "Comment"
		WHERE "consultationId" = ${consultationId}::uuid AND state = 'published' AND "authorId" IS NOT NULL
	UNION SELECT v."accountId", 'respondent' FROM "StatementVote" v JOIN "Phase" f ON f.id = v."phaseId"
		WHERE f."consultationId" = ${consultationId}::uuid
	UNION SELECT a."accountId", 'respondent' FROM "SurveyAnswer" a JOIN "Survey" s ON s.id = a."surveyId"
		JOIN "Phase" f ON f.id = s."phaseId" WHERE f."consultationId" = ${consultationId}::uuid AND a."accountId" IS NOT NULL
	UNION SELECT b."voterId", 'voter' FROM "Ballot" b JOIN "Vote" v ON v.id = b."voteId"
		WHERE v."consultationId" = ${consultationId}::uuid`;

/** The accounts of `limit` participants after one of them, in a fixed order, each once. */
export const listParticipants = async (
	{ db }: Context,
	{ consultationId, after, limit }: { consultationId: string; after: string | null; limit: number },
): Promise<string[]> => {
	const rows = await db.$queryRaw<{ id: string }[]>`
		SELECT DISTINCT id FROM (${participants(consultationId)}) AS taking_part
		WHERE ${after}::uuid IS NULL OR id > ${after}::uuid ORDER BY id LIMIT ${limit}`;
	return rows.map(({ id }) => id);
};

const countParticipants = async ({ db }: Context, consultationId: string): Promise<Figures["participants"]> => {
	const [counts] = await db.$queryRaw<Figures["participants"][]>`
		SELECT count(*) FILTER (WHERE as_what = 'author')::int AS authors,
			count(*) FILTER (WHERE as_what = 'supporter')::int AS supporters,
			count(*) FILTER (WHERE as_what = 'voter')::int AS voters, count(DISTINCT id)::int AS total
		FROM (${participants(consultationId)}) AS taking_part`;
	return counts ?? { authors: 0, supporters: 0, voters: 0, total: 0 };
};

/** The figures as they would be published now. They hold the totals of a vote only once it is closed and counted. */
export const figuresOf = async (context: Context, { consultation, vote }: ResultsDesk): Promise<Figures> => {
	const where = { id: vote?.phaseId ?? "" };
	const phase = vote && (await context.db.phase.findUnique({ where, select: { title: true } }));
	const [participants, activity] = await Promise.all([
		countParticipants(context, consultation.id),
		activityOf(context, consultation.id),
	]);
	if (!vote?.count || !vote.closedAt) return { participants, activity, vote: null };
	return {
		...{ participants, activity },
		vote: {
			...{ title: phase?.title ?? "", limit: vote.rules.limit, closedAt: vote.closedAt.toISOString() },
			...{ ballots: vote.count.ballots, ballotsHash: vote.count.ballotsHash, rulesHash: vote.rulesHash },
			lines: vote.lines.map(({ id, title, votes, rank, proposalId }) => ({ id: proposalId ?? id, title, votes, rank })),
		},
	};
};

/** Where what is decided on stands, for the map of the results. */
export const pointsOf = async ({ db }: Context, decisions: readonly Pick<Decision, "subjectId">[]) => {
	const ids = decisions.map(({ subjectId }) => subjectId);
	const rows = await db.proposal.findMany({
		where: { id: { in: ids }, lat: { not: null }, lng: { not: null } },
		select: { id: true, title: true, lat: true, lng: true },
	});
	return rows.map(({ id, title, lat, lng }) => ({ id, label: title, lat: lat ?? 0, lng: lng ?? 0 }));
};

/** The page as it would be published now, and what is still missing. Null when absent. */
export const previewResults = async (context: Context, consultationId: string) => {
	const desk = await findResultsDesk(context, consultationId);
	if (!desk) return null;
	const { consultation, conclusion, decisions, versions, vote, extras, plan } = desk;
	const asked = vote && { state: vote.state, isCounted: vote.count !== null };
	const decided = decisions.filter((decision): decision is Decision => decision.kind !== "");
	return {
		...{ consultation, conclusion, versions, decisions: decided, extras, plan },
		quotes: await listGivenQuotes(context, { consultationId }),
		figures: await figuresOf(context, desk),
		points: await pointsOf(context, decisions),
		missing: publishRefusal({ conclusion, decisions, vote: asked, versions, reason: "…" }),
	};
};

/**
 * The published results of a consultation, at one version or the last, with the list of versions; `publication` is null
 * while nothing is published. Null when there is no such public consultation.
 */
export const findResults = async (context: Context, slug: string, version?: number) => {
	const { db } = context;
	const where = { slug, state: { not: "draft" as const } };
	const consultation = await db.consultation.findFirst({ where, select: consultationSelect });
	if (!consultation) return null;
	const versions = await db.publicationVersion.findMany({
		where: { publication: { consultationId: consultation.id, state: "published" } },
		orderBy: { version: "desc" },
		select: { version: true, publishedAt: true, publisherName: true, reason: true },
	});
	const shown = versions.find((one) => one.version === version) ?? versions[0];
	if (!shown) return { consultation, publication: null, versions: [] };
	const text = await db.publicationVersion.findFirstOrThrow({
		where: { publication: { consultationId: consultation.id }, version: shown.version },
		select: { conclusion: true, decisions: true, figures: true, extras: true },
	});
	const decisions = decisionsSchema.parse(text.decisions);
	const points = await pointsOf(context, decisions);
	const figures = figuresSchema.parse(text.figures);
	const extras = extrasSchema.parse(text.extras);
	// Consent is asked again each time: what was taken back is shown no more, old versions included.
	const quotes = await listGivenQuotes(context, { consultationId: consultation.id, among: extras.quotes });
	const { conclusion } = text;
	return { consultation, publication: { ...shown, conclusion, decisions, figures, points, extras, quotes }, versions };
};

/** The last decisions published, newest first: which consultation, when, how many took part. For the home page. */
export const listLatestResults = async ({ db }: Context, limit = 3) => {
	const publications = await db.publication.findMany({
		where: { state: "published" },
		orderBy: { publishedAt: "desc" },
		take: limit,
		select: {
			consultationId: true,
			publishedAt: true,
			versions: { orderBy: { version: "desc" }, take: 1, select: { figures: true } },
		},
	});
	const consultations = await db.consultation.findMany({
		where: { id: { in: publications.map(({ consultationId }) => consultationId) }, state: "published" },
		select: { id: true, slug: true, title: true, summary: true },
	});
	return publications.flatMap(({ consultationId, publishedAt, versions }) => {
		const consultation = consultations.find(({ id }) => id === consultationId);
		const figures = figuresSchema.safeParse(versions[0]?.figures);
		return consultation
			? [{ ...consultation, publishedAt, participants: figures.success ? figures.data.participants.total : null }]
			: [];
	});
};

/** A document of a published version, or of the draft for those who write it; null otherwise. */
export const findResultsDocument = async (
	{ db, actor }: Context,
	{ slug, documentId }: { slug: string; documentId: string },
) => {
	const publication = await db.publication.findFirst({
		where: {
			consultationId: (await db.consultation.findUnique({ where: { slug }, select: { id: true } }))?.id ?? NOBODY,
		},
		select: { extras: true, versions: { select: { extras: true } } },
	});
	const own = resultsRefusal(actor) ? [] : [publication?.extras];
	const all = [...own, ...(publication?.versions ?? []).map(({ extras }) => extras)];
	return (
		all.flatMap((extras) => extrasSchema.parse(extras ?? {}).documents).find(({ id }) => id === documentId) ?? null
	);
};

const NOBODY = "00000000-0000-0000-0000-000000000000";
