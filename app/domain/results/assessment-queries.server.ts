import { awaited, isTheirTurn } from "~/domain/results/assessment-policy";
import { accountOf } from "~/lib/actor";
import { cityDay, fromStoredDay } from "~/lib/city-day";
import type { Context } from "~/server/context.server";
import type { Prisma } from "~/server/prisma/client";
import { type Feasibility, publishedSchema, type Stage } from "./assessment-schema";

const PAGE = 100;

/** Staff who can be put in charge, by name; `decides`: those who may also decide. */
export const listAssessors = async ({ db }: Context) => {
	const rows = await db.account.findMany({
		where: { role: { in: ["agent", "elected", "admin"] } },
		select: { id: true, displayName: true, office: true, role: true },
		orderBy: [{ displayName: "asc" }, { id: "asc" }],
		take: 500,
	});
	return rows.map(({ id, displayName, office, role }) => ({
		id,
		name: office ? `${displayName} – ${office}` : displayName,
		decides: role !== "agent",
	}));
};

const rowSelect = {
	proposalId: true,
	consultationId: true,
	analystId: true,
	supervisorId: true,
	deciderId: true,
	stage: true,
	dueOn: true,
	decidedAt: true,
	publishedAt: true,
	kind: true,
	version: true,
} as const satisfies Prisma.AssessmentSelect;

type Row = Prisma.AssessmentGetPayload<{ select: typeof rowSelect }>;

const titlesOf = async ({ db }: Context, ids: string[]) => {
	const rows = await db.proposal.findMany({
		where: { id: { in: ids } },
		select: { id: true, number: true, title: true },
	});
	return new Map(rows.map((row) => [row.id, row]));
};

const namesOf = async ({ db }: Context, ids: (string | null)[]) => {
	const where = { id: { in: ids.filter((id) => id !== null) } };
	const rows = await db.account.findMany({ where, select: { id: true, displayName: true } });
	return new Map(rows.map(({ id, displayName }) => [id, displayName]));
};

const withTitles = async (context: Context, rows: Row[]) => {
	const [titles, names] = await Promise.all([
		titlesOf(
			context,
			rows.map(({ proposalId }) => proposalId),
		),
		namesOf(context, rows.map(awaited)),
	]);
	const today = cityDay(context.now);
	return rows.map((row) => {
		const dueOn = fromStoredDay(row.dueOn);
		const { proposalId, stage, kind } = row;
		const isPublished = row.publishedAt !== null && (row.decidedAt === null || row.publishedAt >= row.decidedAt);
		return {
			...{ proposalId, consultationId: row.consultationId, stage: stage as Stage, kind, dueOn, isPublished },
			isLate: row.publishedAt === null && dueOn < today,
			title: titles.get(proposalId)?.title ?? "",
			number: titles.get(proposalId)?.number ?? 0,
			awaits: names.get(awaited(row) ?? "") ?? null,
		};
	});
};

/** The files that wait for the person asking, the most urgent first. */
export const listOwnFiles = async (context: Context) => {
	const id = accountOf(context.actor);
	if (!id) return [];
	const mine: Prisma.AssessmentWhereInput[] = [
		{ stage: "analysis", analystId: id },
		{ stage: "review", supervisorId: id },
		{ stage: "decision", deciderId: id },
	];
	const rows = await context.db.assessment.findMany({
		where: { OR: mine },
		select: rowSelect,
		orderBy: [{ dueOn: "asc" }, { proposalId: "asc" }],
		take: PAGE,
	});
	return withTitles(context, rows);
};

/** Consultations with files, and how many are at each stage, late, and ready to be published. */
export const listFileCounts = ({ db, now }: Context) => db.$queryRaw<FileCounts[]>`
	SELECT c.id, c.title, count(*)::int AS files, count(*) FILTER (WHERE stage <> 'decided')::int AS open,
		count(*) FILTER (WHERE stage = 'decided' AND (a."publishedAt" IS NULL OR a."publishedAt" < "decidedAt"))::int AS ready,
		count(*) FILTER (WHERE a."publishedAt" IS NULL AND "dueOn" < ${cityDay(now)}::date)::int AS late
	FROM "Assessment" a JOIN "Consultation" c ON c.id = a."consultationId" GROUP BY c.id ORDER BY max(a."startedAt") DESC
	LIMIT 50`;

export type FileCounts = { id: string; title: string; files: number; open: number; ready: number; late: number };

/** The desk of the answers of a consultation: files at a stage (all unless said), counts, the plan that waits. Null when absent. */
export const findAnswersDesk = async (context: Context, consultationId: string, { stage, after }: DeskAsked) => {
	const { db } = context;
	const consultation = await db.consultation.findUnique({
		where: { id: consultationId },
		select: { id: true, slug: true, title: true },
	});
	if (!consultation) return null;
	const [rows, groups, ready, without, plan] = await Promise.all([
		db.assessment.findMany({
			where: { consultationId, ...(stage ? { stage } : {}), ...(after ? { proposalId: { gt: after } } : {}) },
			select: rowSelect,
			orderBy: { proposalId: "asc" },
			take: PAGE + 1,
		}),
		db.assessment.groupBy({ by: ["stage"], where: { consultationId }, _count: true }),
		countReady(context, consultationId),
		db.$queryRaw<{ count: number }[]>`
			SELECT count(*)::int AS count FROM "Proposal" p WHERE p."consultationId" = ${consultationId}::uuid
				AND p.state = 'published' AND p."hiddenAt" IS NULL
				AND NOT EXISTS (SELECT 1 FROM "Assessment" a WHERE a."proposalId" = p.id)`,
		db.answerRelease.findFirst({
			where: { consultationId, releasedAt: null },
			select: { releaseAt: true, byName: true },
		}),
	]);
	const files = await withTitles(context, rows.slice(0, PAGE));
	const counts = Object.fromEntries(groups.map(({ stage, _count }) => [stage, _count])) as Partial<
		Record<Stage, number>
	>;
	const next = rows.length > PAGE ? (files.at(-1)?.proposalId ?? null) : null;
	return { consultation, files, next, counts, ready, without: without[0]?.count ?? 0, plan };
};

type DeskAsked = { stage?: Stage | undefined; after?: string | undefined };

const countReady = async ({ db }: Context, consultationId: string): Promise<number> => {
	const [row] = await db.$queryRaw<{ count: number }[]>`
		SELECT count(*)::int AS count FROM "Assessment" WHERE "consultationId" = ${consultationId}::uuid
			AND stage = 'decided' AND ("publishedAt" IS NULL OR "publishedAt" < "decidedAt")`;
	return row?.count ?? 0;
};

/** The file of a proposal with its history, for the staff; null when there is none. */
export const findFile = async (context: Context, proposalId: string) => {
	const { db, actor } = context;
	const file = await db.assessment.findUnique({
		where: { proposalId },
		include: {
			steps: { orderBy: { id: "asc" }, select: { id: true, kind: true, note: true, at: true, byName: true } },
		},
	});
	if (!file) return null;
	const proposal = await db.proposal.findUniqueOrThrow({
		where: { id: proposalId },
		select: {
			id: true,
			number: true,
			title: true,
			body: true,
			authorName: true,
			supportCount: true,
			consultationId: true,
		},
	});
	const { analystId, supervisorId, deciderId, dueOn, published: _, ...rest } = file;
	const names = await namesOf(context, [analystId, supervisorId, deciderId]);
	const name = (id: string | null) => names.get(id ?? "") ?? null;
	const comments = await db.comment.findMany({
		where: { subjectType: "proposal", subjectId: proposalId, state: "published", hiddenAt: null },
		select: { id: true, number: true, stance: true, body: true, authorName: true },
		orderBy: { number: "asc" },
		take: PAGE,
	});
	return {
		...rest,
		...{ stage: file.stage as Stage, feasibility: file.feasibility as Feasibility | null, dueOn: fromStoredDay(dueOn) },
		people: { analyst: name(analystId), supervisor: name(supervisorId), decider: name(deciderId) },
		isMine: isTheirTurn(actor, file),
		proposal,
		comments,
	};
};

export type FoundFile = NonNullable<Awaited<ReturnType<typeof findFile>>>;

/** What everyone may know of the city's answer to a proposal: by when, whether it is late, and what was published. Null without a file. */
export const findPublicAnswer = async ({ db, now }: Context, proposalId: string) => {
	const file = await db.assessment.findUnique({
		where: { proposalId },
		select: { dueOn: true, publishedAt: true, published: true },
	});
	if (!file) return null;
	const dueOn = fromStoredDay(file.dueOn);
	const published = file.published === null ? null : publishedSchema.parse(file.published);
	if (!published)
		return { dueOn, state: dueOn < cityDay(now) ? ("late" as const) : ("waited" as const), published: null };
	const { cites, ...answer } = published;
	const cited = await db.comment.findMany({
		where: {
			number: { in: cites },
			subjectType: "proposal",
			subjectId: proposalId,
			state: "published",
			hiddenAt: null,
		},
		select: { id: true, number: true },
		orderBy: { number: "asc" },
	});
	return { dueOn, state: "answered" as const, published: { ...answer, cited, at: file.publishedAt ?? now } };
};

export type PublicAnswer = NonNullable<Awaited<ReturnType<typeof findPublicAnswer>>>;

/** What was decided on each proposal, published or ready: where the results page begins. Answers decisions by proposal. */
export const listDecided = async ({ db }: Context, consultationId: string) => {
	const rows = await db.assessment.findMany({
		where: { consultationId, stage: "decided" },
		select: { proposalId: true, kind: true, answer: true },
	});
	return new Map(rows.map(({ proposalId, kind, answer }) => [proposalId, { kind: kind ?? "", reason: answer }]));
};
