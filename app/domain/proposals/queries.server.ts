import { withAsker } from "~/domain/consultations/asker.server";
import { phaseSelect } from "~/domain/consultations/queries.server";
import { accountOf } from "~/lib/actor";
import { isId } from "~/lib/id";
import type { Context } from "~/server/context.server";
import { Prisma } from "~/server/prisma/client";
import { maySeeHidden } from "./policy";

const proposalSelect = {
	id: true,
	number: true,
	title: true,
	body: true,
	theme: true,
	areaId: true,
	lat: true,
	lng: true,
	address: true,
	authorId: true,
	authorName: true,
	state: true,
	withdrawnReason: true,
	hiddenAt: true,
	publishedAt: true,
	version: true,
	materialVersion: true,
	phaseId: true,
	consultationId: true,
} as const satisfies Prisma.ProposalSelect;

export type FoundProposal = Prisma.ProposalGetPayload<{ select: typeof proposalSelect }>;

/** A proposal with its phase, for the policies; null when absent, draft, or hidden from this actor. */
export const findProposal = async (context: Context, id: string | undefined) => {
	if (!isId(id)) return null;
	const proposal = await context.db.proposal.findFirst({
		where: { id, state: { not: "draft" } },
		select: proposalSelect,
	});
	if (!proposal) return null;
	const coAuthors = await listCoAuthors(context, id);
	const coAuthorIds = coAuthors.flatMap(({ accountId }) => accountId ?? []);
	if (proposal.hiddenAt && !maySeeHidden(context.actor, { ...proposal, coAuthorIds })) return null;
	const phase = await context.db.phase.findUniqueOrThrow({
		where: { id: proposal.phaseId },
		select: { ...phaseSelect, consultation: { select: { id: true, slug: true, title: true, state: true } } },
	});
	const coAuthorNames = coAuthors.map(({ name }) => name);
	return { ...proposal, coAuthorIds, coAuthorNames, phase: await withAsker(context, phase) };
};

/** Those who sign a proposal with its author, in the order they accepted. */
export const listCoAuthors = ({ db }: Context, proposalId: string) =>
	db.coAuthor.findMany({
		where: { proposalId, state: "accepted" },
		select: { accountId: true, name: true },
		orderBy: [{ answeredAt: "asc" }, { id: "asc" }],
		take: 20,
	});

/**
 * How many people support each of these proposals as it stands, counted from the supports themselves. Those who supported
 * it before it changed what it asks, and have not confirmed since, are counted apart (`countUnconfirmed`).
 */
export const countSupports = async ({ db }: Context, proposalIds: string[]): Promise<Map<string, number>> => {
	const rows = await db.$queryRaw<{ proposalId: string; count: number }[]>`
		SELECT s."proposalId", count(*)::int AS count FROM "Support" s JOIN "Proposal" p ON p.id = s."proposalId"
		WHERE s."proposalId" = ANY (${proposalIds}::uuid[]) AND s.version >= p."materialVersion" GROUP BY 1`;
	return new Map(rows.map(({ proposalId, count }) => [proposalId, count]));
};

/** How many supports of a proposal wait to be confirmed. */
export const countUnconfirmed = ({ db }: Context, { id, materialVersion }: { id: string; materialVersion: number }) =>
	materialVersion === 1 ? 0 : db.support.count({ where: { proposalId: id, version: { lt: materialVersion } } });

/** The version the person asking supports; null when they do not. */
export const findOwnSupport = async ({ db, actor }: Context, proposalId: string): Promise<number | null> => {
	const accountId = accountOf(actor);
	const key = accountId && { proposalId, accountId };
	const row = key && (await db.support.findFirst({ where: key, select: { version: true } }));
	return row ? row.version : null;
};

/** Which of these proposals the person asking supports. */
export const listSupportedAmong = async ({ db, actor }: Context, proposalIds: string[]): Promise<Set<string>> => {
	const accountId = accountOf(actor);
	if (!accountId) return new Set();
	const rows = await db.support.findMany({
		where: { accountId, proposalId: { in: proposalIds } },
		select: { proposalId: true },
	});
	return new Set(rows.map(({ proposalId }) => proposalId));
};

export type Candidate = Pick<FoundProposal, "id" | "number" | "title" | "body" | "theme" | "areaId" | "lat" | "lng">;

/** Every proposal of a consultation that may be put to the vote: published, not hidden, with enough supports. By number. */
export const listCandidates = (
	{ db }: Context,
	{ consultationId, minSupports = 0 }: { consultationId: string; minSupports?: number },
): Promise<Candidate[]> => {
	const enough =
		minSupports > 0
			? Prisma.sql`AND (SELECT count(*) FROM "Support" s WHERE s."proposalId" = p.id AND s.version >= p."materialVersion")
				>= ${minSupports}`
			: Prisma.empty;
	return db.$queryRaw<Candidate[]>`
		SELECT id, number, title, body, theme, "areaId", lat, lng FROM "Proposal" p
		WHERE "consultationId" = ${consultationId}::uuid AND state = 'published' AND "hiddenAt" IS NULL ${enough}
		ORDER BY number`;
};

/** The versions of a proposal's text, oldest first. */
export const listVersions = ({ db }: Context, proposalId: string) =>
	db.proposalVersion.findMany({
		where: { proposalId },
		select: { version: true, title: true, body: true, at: true, isMaterial: true, byName: true, amendmentId: true },
		orderBy: { version: "asc" },
	});

/** Numbers and titles of these public proposals, by number. */
export const listProposalNames = ({ db }: Context, ids: readonly string[]) =>
	db.proposal.findMany({
		where: { id: { in: [...ids] }, state: "published", hiddenAt: null },
		select: { id: true, number: true, title: true },
		orderBy: { number: "asc" },
	});

/** The ids of the public proposals with these numbers; numbers nobody has are left out. */
export const idsOfNumbers = async ({ db }: Context, numbers: readonly number[]): Promise<string[]> => {
	const where = { number: { in: [...numbers] }, state: "published" as const, hiddenAt: null };
	return (await db.proposal.findMany({ where, select: { id: true } })).map(({ id }) => id);
};
