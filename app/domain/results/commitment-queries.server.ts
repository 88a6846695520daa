import { accountOf } from "~/lib/actor";
import { cityDay, fromStoredDay } from "~/lib/city-day";
import type { Context } from "~/server/context.server";
import { Prisma } from "~/server/prisma/client";
import { delayInDays, ledgerOf, type Standing, standingOf } from "./commitment-rules";
import { photosSchema } from "./commitment-schema";
import { participants } from "./queries.server";

const commitmentSelect = {
	id: true,
	consultationId: true,
	subjectId: true,
	title: true,
	description: true,
	owner: true,
	state: true,
	promisedOn: true,
	expectedOn: true,
	deliveredOn: true,
	plannedEuros: true,
	spentEuros: true,
	version: true,
} as const satisfies Prisma.CommitmentSelect;

type Row = Prisma.CommitmentGetPayload<{ select: typeof commitmentSelect }>;

/** Days as texts, and where it stands today. */
const shown = ({ promisedOn, expectedOn, deliveredOn, ...rest }: Row, today: string) => {
	const days = {
		promisedOn: fromStoredDay(promisedOn),
		expectedOn: fromStoredDay(expectedOn),
		deliveredOn: deliveredOn && fromStoredDay(deliveredOn),
	};
	return { ...rest, ...days, standing: standingOf({ ...rest, ...days }, today), delay: delayInDays(days, today) };
};

export type ShownCommitment = ReturnType<typeof shown>;

/** What is late first, then what is due soonest; what is over last. */
const order: Record<Standing, number> = {
	late: 0,
	delayed: 1,
	"under-way": 1,
	planned: 1,
	delivered: 2,
	abandoned: 3,
};

/** The most a page shows: a city makes some dozens a year. */
const MOST = 500;

/**
 * The commitments of the city (of one consultation, or all), what is late first, with the figures of the whole list;
 * `standing` keeps one standing only.
 */
export const listCommitments = async (
	{ db, now }: Context,
	{ consultationId, standing }: { consultationId?: string; standing?: Standing | undefined } = {},
) => {
	const rows = await db.commitment.findMany({
		where: { ...(consultationId ? { consultationId } : {}) },
		select: commitmentSelect,
		orderBy: { expectedOn: "asc" },
		take: MOST,
	});
	const today = cityDay(now);
	const all = rows.map((row) => shown(row, today));
	const kept = all.filter((one) => !standing || one.standing === standing);
	return {
		commitments: kept.sort((a, b) => order[a.standing] - order[b.standing] || (a.expectedOn < b.expectedOn ? -1 : 1)),
		ledger: ledgerOf(all, today),
	};
};

/** The commitments that answer one of these proposals or options, by subject. */
export const listCommitmentsFor = async ({ db, now }: Context, subjectIds: readonly string[]) => {
	const rows = await db.commitment.findMany({
		where: { subjectId: { in: [...subjectIds] } },
		select: commitmentSelect,
	});
	return rows.map((row) => shown(row, cityDay(now)));
};

const newsSelect = {
	id: true,
	kind: true,
	text: true,
	cause: true,
	fromDay: true,
	toDay: true,
	spentEuros: true,
	photos: true,
	at: true,
	authorName: true,
} as const satisfies Prisma.CommitmentNewsSelect;

const listNews = async ({ db }: Context, commitmentId: string) => {
	const rows = await db.commitmentNews.findMany({
		where: { commitmentId },
		select: newsSelect,
		orderBy: { id: "desc" },
	});
	return rows.map(({ photos, fromDay, toDay, ...news }) => ({
		...news,
		fromDay: fromDay && fromStoredDay(fromDay),
		toDay: toDay && fromStoredDay(toDay),
		photos: photosSchema.parse(photos),
	}));
};

/** What residents say of a delivery, and what the person asking said. Texts of those who contest are shown without names. */
const voicesOf = async ({ db, actor }: Context, commitmentId: string) => {
	const accountId = accountOf(actor);
	const counts = await db.commitmentVoice.groupBy({ by: ["agrees"], where: { commitmentId }, _count: true });
	const count = (agrees: boolean) => counts.find((one) => one.agrees === agrees)?._count ?? 0;
	const [contests, mine] = await Promise.all([
		db.commitmentVoice.findMany({
			where: { commitmentId, agrees: false },
			select: { text: true, at: true },
			orderBy: { at: "desc" },
			take: 20,
		}),
		accountId
			? db.commitmentVoice.findUnique({
					where: { commitmentId_accountId: { commitmentId, accountId } },
					select: { agrees: true, text: true },
				})
			: null,
	]);
	return { confirmed: count(true), contested: count(false), contests, mine };
};

/** The public proposal a commitment answers, or null. */
const proposalOf = async ({ db }: Context, subjectId: string | null) =>
	subjectId === null
		? null
		: db.proposal.findFirst({
				where: { id: subjectId, state: { not: "draft" }, hiddenAt: null },
				select: { id: true, number: true, title: true, lat: true, lng: true, address: true },
			});

/** One commitment with its steps, its news (newest first), what residents say, and where it comes from. Null when absent. */
export const findCommitment = async (context: Context, id: string) => {
	const { db, now } = context;
	const row = await db.commitment.findUnique({ where: { id }, select: commitmentSelect });
	if (!row) return null;
	const consultation = await db.consultation.findUnique({
		where: { id: row.consultationId },
		select: { id: true, slug: true, title: true },
	});
	if (!consultation) return null;
	const [steps, news, voices, proposal] = await Promise.all([
		db.commitmentStep.findMany({
			where: { commitmentId: id },
			select: { position: true, title: true, dueOn: true, doneOn: true },
			orderBy: { position: "asc" },
		}),
		listNews(context, id),
		voicesOf(context, id),
		proposalOf(context, row.subjectId),
	]);
	return {
		...{ ...shown(row, cityDay(now)), consultation, news, voices, proposal },
		steps: steps.map(({ dueOn, doneOn, ...step }) => ({
			...step,
			dueOn: fromStoredDay(dueOn),
			doneOn: doneOn && fromStoredDay(doneOn),
		})),
	};
};

export type FoundCommitment = NonNullable<Awaited<ReturnType<typeof findCommitment>>>;

type Answered = { consultationId: string; subjectId: string | null; after: string | null; limit: number };

/**
 * The accounts a commitment answers, in a fixed order, `limit` after one of them: author and supporters of its proposal;
 * without a proposal, everyone who took part in the consultation.
 */
export const listAnswered = async (
	{ db }: Context,
	{ consultationId, subjectId, after, limit }: Answered,
): Promise<string[]> => {
	const people = subjectId
		? Prisma.sql`SELECT "authorId" AS id FROM "Proposal" WHERE id = ${subjectId}::uuid AND "authorId" IS NOT NULL
			UNION SELECT "accountId" FROM "Support" WHERE "proposalId" = ${subjectId}::uuid`
		: Prisma.sql`SELECT id FROM (${participants(consultationId)}) AS taking_part`;
	const rows = await db.$queryRaw<{ id: string }[]>`
		SELECT DISTINCT id FROM (${people}) AS answered
		WHERE ${after}::uuid IS NULL OR id > ${after}::uuid ORDER BY id LIMIT ${limit}`;
	return rows.map(({ id }) => id);
};
