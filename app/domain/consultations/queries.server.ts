import { isId } from "~/lib/id";
import type { Context } from "~/server/context.server";
import type { Prisma } from "~/server/prisma/client";
import { withAsker } from "./asker.server";
import { managementRefusal } from "./policy";

export const phaseSelect = {
	id: true,
	consultationId: true,
	method: true,
	title: true,
	description: true,
	startsAt: true,
	endsAt: true,
	settings: true,
	conditions: true,
	settingsFrozenAt: true,
	transitions: {
		where: { kind: { in: ["suspended", "resumed", "extended", "annulled"] } },
		select: { kind: true, at: true, reason: true, details: true },
		orderBy: { at: "asc" },
	},
} as const satisfies Prisma.PhaseSelect;

const summarySelect = {
	id: true,
	slug: true,
	title: true,
	summary: true,
	decidedBy: true,
	state: true,
	stateReason: true,
	areaIds: true,
	publishedAt: true,
	version: true,
	phases: { select: phaseSelect, orderBy: { startsAt: "asc" } },
} as const satisfies Prisma.ConsultationSelect;

export type Phase = Prisma.PhaseGetPayload<{ select: typeof phaseSelect }>;

export type ConsultationSummary = Prisma.ConsultationGetPayload<{ select: typeof summarySelect }>;

/** Drafts are the staff's own business. */
const visibleTo = ({ actor }: Context): Prisma.ConsultationWhereInput =>
	managementRefusal(actor) ? { state: { not: "draft" } } : {};

const find = async (context: Context, where: { slug: string } | { id: string }) => {
	const found = await context.db.consultation.findFirst({
		where: { AND: [where, visibleTo(context)] },
		select: { ...summarySelect, body: true },
	});
	if (!found) return null;
	return { ...found, phases: await Promise.all(found.phases.map((phase) => withAsker(context, phase))) };
};

/** A consultation by its address, with its phases in order; null when absent, or a draft this actor may not see. */
export const findConsultation = (context: Context, slug: string) => find(context, { slug });

export const findConsultationById = (context: Context, id: string) => find(context, { id });

/** A phase by its id with what `participationRefusal` asks of its consultation; null when absent or of a draft not shown. */
export const findPhase = async (context: Context, id: string | undefined) => {
	if (!isId(id)) return null;
	const phase = await context.db.phase.findFirst({
		where: { id, consultation: visibleTo(context) },
		select: { ...phaseSelect, consultation: { select: { id: true, slug: true, title: true, state: true } } },
	});
	return phase && withAsker(context, phase);
};

export type FoundPhase = NonNullable<Awaited<ReturnType<typeof findPhase>>>;

export type ConsultationGroup = "open" | "upcoming" | "closed" | "draft";

const groups = (now: Date): Record<ConsultationGroup, Prisma.ConsultationWhereInput> => {
	const started = { phases: { some: { startsAt: { lte: now } } } };
	const notOver = { phases: { some: { OR: [{ endsAt: null }, { endsAt: { gt: now } }] } } };
	return {
		open: { state: "published", AND: [started, notOver] },
		upcoming: { state: "published", NOT: started },
		closed: { OR: [{ state: "annulled" }, { state: "published", AND: [started], NOT: notOver }] },
		draft: { state: "draft" },
	};
};

const PAGE = 20;

/**
 * A page of consultations of a group, newest first; `after` is the id of the last one already shown.
 * Answers at most 20, and the id to continue from, or null.
 */
export const listConsultations = async (
	context: Context,
	{ group, after, limit = PAGE }: { group: ConsultationGroup; after?: string | undefined; limit?: number },
): Promise<{ consultations: ConsultationSummary[]; next: string | null }> => {
	const rows = await context.db.consultation.findMany({
		// Ids are ordered by time: the newest first, without a second column in the key.
		where: { AND: [groups(context.now)[group], visibleTo(context), after ? { id: { lt: after } } : {}] },
		select: summarySelect,
		orderBy: { id: "desc" },
		take: limit + 1,
	});
	const consultations = rows.slice(0, limit);
	return { consultations, next: rows.length > limit ? (consultations.at(-1)?.id ?? null) : null };
};

/** Published consultations with a phase under way, newest first, for the home page. */
export const openNow = async (context: Context, limit = 6): Promise<ConsultationSummary[]> =>
	(await listConsultations(context, { group: "open", limit })).consultations;

/** Openings and closings to come of published consultations, soonest first, at most a hundred. */
export const listPassages = async ({ db, now }: Context) => {
	const dates = { OR: [{ startsAt: { gt: now } }, { endsAt: { gt: now } }] };
	const phases = await db.phase.findMany({
		where: { AND: [dates, { consultation: { state: "published" } }] },
		select: {
			id: true,
			title: true,
			startsAt: true,
			endsAt: true,
			consultation: { select: { title: true, slug: true } },
		},
		orderBy: { startsAt: "asc" },
		take: 100,
	});
	return phases
		.flatMap(({ id, title: phase, startsAt, endsAt, consultation: { title, slug } }) => [
			{ id, kind: "opens" as const, at: startsAt, phase, title, slug },
			...(endsAt ? [{ id, kind: "closes" as const, at: endsAt, phase, title, slug }] : []),
		])
		.filter(({ at }) => at > now)
		.sort((a, b) => a.at.getTime() - b.at.getTime());
};

/** What was said of a draft before its publication, oldest first. For the staff. */
export const listReviews = ({ db }: Context, consultationId: string) =>
	db.consultationReview.findMany({
		where: { consultationId },
		select: { id: true, kind: true, version: true, note: true, at: true, byId: true, byName: true },
		orderBy: { id: "asc" },
	});

/** Who asks: the name and office of the official who wrote the consultation; null when they are no longer there. */
export const findAsker = async ({ db }: Context, consultationId: string) => {
	const found = await db.consultation.findUnique({ where: { id: consultationId }, select: { authorId: true } });
	const account = found && (await db.account.findUnique({ where: { id: found.authorId }, select: askerSelect }));
	return account && account.role !== "resident" ? { name: account.displayName, office: account.office } : null;
};

const askerSelect = { displayName: true, office: true, role: true } as const;
