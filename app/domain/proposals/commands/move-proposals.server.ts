import { permissionRefusal } from "~/domain/accounts/permissions";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { findCity } from "~/domain/settings/queries.server";
import { accountOf } from "~/lib/actor";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { addJob } from "~/server/queue.server";
import { ANSWER_DAYS } from "../move-schema";

export type MoveRefusal = "not-allowed" | "absent" | "too-few" | "other-consultation" | "on-ballot";

type Text = { title: string; body: string };

type Source = {
	id: string;
	consultationId: string;
	phaseId: string;
	theme: string | null;
	areaId: string | null;
	lat: number | null;
	lng: number | null;
	address: string | null;
};

/** The proposals to move, their rows held until the end: none may be withdrawn, hidden or moved meanwhile. */
const holdSources = ({ db }: Context, ids: readonly string[]) => db.$queryRaw<Source[]>`
	SELECT id, "consultationId", "phaseId", theme, "areaId", lat, lng, address FROM "Proposal"
	WHERE id = ANY (${[...ids]}::uuid[]) AND state = 'published' AND "hiddenAt" IS NULL ORDER BY id FOR UPDATE`;

/**
 * Whether one of these proposals stands on the ballot of a vote that is prepared or open: its voters must find it as they read
 * it. Read from the votes' own table: votes are built above proposals, which import nothing of them.
 */
const isOnBallot = async ({ db }: Context, ids: readonly string[]): Promise<boolean> =>
	(await db.voteOption.count({ where: { proposalId: { in: [...ids] }, vote: { state: "open" } } })) > 0;

const common = <Value>(values: Value[]): Value | null => {
	const [first, ...others] = values;
	return first !== undefined && others.every((one) => one === first) ? first : null;
};

/** A proposal of the city made from others: theme and district when they share them, the place of the first that has one. */
const create = async (context: Context, id: string, text: Text, sources: Source[]): Promise<void> => {
	const { db, now } = context;
	const { name } = await findCity(context);
	const placed = sources.find(({ lat }) => lat !== null);
	const [first] = sources;
	if (!first) return;
	const place = placed
		? { lat: placed.lat, lng: placed.lng, address: placed.address, areaId: placed.areaId }
		: { areaId: common(sources.map(({ areaId }) => areaId)) };
	await db.proposal.create({
		data: {
			...{ id, consultationId: first.consultationId, phaseId: first.phaseId, authorName: name, ...text },
			...{ theme: common(sources.map(({ theme }) => theme)), ...place, state: "published" },
			...{ createdAt: now, publishedAt: now, versions: { create: { version: 1, ...text, at: now } } },
		},
		select: { id: true },
	});
};

type Move = { kind: "merge" | "split"; reason: string; sources: Source[]; targets: { id: string; text: Text }[] };

const carryOut = async (context: Context, { kind, reason, sources, targets }: Move): Promise<string> => {
	const { db, now, actor } = context;
	const moveId = newId(now);
	const sourceIds = sources.map(({ id }) => id);
	const dueAt = new Date(now.getTime() + ANSWER_DAYS * 86_400_000);
	const byName = "name" in actor ? actor.name : "";
	await db.proposalMove.createMany({
		data: { id: moveId, kind, reason, byId: accountOf(actor), byName, at: now, dueAt },
	});
	for (const { id, text } of targets) await create(context, id, text, sources);
	const links = sourceIds.flatMap((fromId) => targets.map(({ id: toId }) => ({ fromId, toId })));
	await db.proposalLink.createMany({
		data: links.map((link) => ({ ...link, kind: kind === "merge" ? "merged" : "split", moveId, at: now })),
	});
	await db.proposal.updateMany({ where: { id: { in: sourceIds } }, data: { state: "replaced" } });
	await db.$executeRaw`
		INSERT INTO "SupportQuestion" ("moveId", "accountId")
		SELECT DISTINCT ${moveId}::uuid, "accountId" FROM "Support" WHERE "proposalId" = ANY (${sourceIds}::uuid[])`;
	await addJob(context, "ask-move", { moveId, after: null });
	for (const id of sourceIds)
		await recordEvent(context, {
			name: kind === "merge" ? "proposal.merged" : "proposal.split",
			subject: { type: "proposal", id },
			details: { moveId, into: targets.map((target) => target.id) },
		});
	return moveId;
};

type MergeInput = Text & { proposalId: string; consultationId: string; sources: readonly string[]; reason: string };

/**
 * Merges proposals of a consultation into a new one, written by the city. Nothing is deleted: the originals stay readable
 * with what became of them, and each of their supporters is asked once whether to move, keep or withdraw their support
 * (field note participation 2.4). Sending the form twice makes one merge. Refuses fewer than two, and any that is not
 * published in this consultation, or stands on
 * a ballot that is not closed.
 */
export const mergeProposals = (
	context: Context,
	{ proposalId, consultationId, sources: ids, reason, title, body }: MergeInput,
): Promise<Result<{ proposalId: string }, MoveRefusal>> =>
	transaction(context, async (context) => {
		if (permissionRefusal(context.actor, "proposals.manage")) return refuse("not-allowed");
		const known = await context.db.proposal.findUnique({ where: { id: proposalId }, select: { id: true } });
		if (known) return ok({ proposalId });
		const wanted = [...new Set(ids)];
		if (wanted.length < 2) return refuse("too-few");
		const sources = await holdSources(context, wanted);
		if (sources.length < wanted.length || sources.some((one) => one.consultationId !== consultationId))
			return refuse("other-consultation");
		if (await isOnBallot(context, wanted)) return refuse("on-ballot");
		const targets = [{ id: proposalId, text: { title, body } }];
		await carryOut(context, { kind: "merge", reason, sources, targets });
		return ok({ proposalId });
	});

/** Splits a proposal in two to five, each written by the city; otherwise as `mergeProposals`. */
export const splitProposal = (
	context: Context,
	{ proposalId, parts, reason }: { proposalId: string; parts: readonly Text[]; reason: string },
): Promise<Result<{ proposalIds: string[] }, MoveRefusal>> =>
	transaction(context, async (context) => {
		if (permissionRefusal(context.actor, "proposals.manage")) return refuse("not-allowed");
		if (parts.length < 2) return refuse("too-few");
		const sources = await holdSources(context, [proposalId]);
		if (sources.length === 0) return refuse("absent");
		if (await isOnBallot(context, [proposalId])) return refuse("on-ballot");
		const targets = parts.map(({ title, body }) => ({ id: newId(context.now), text: { title, body } }));
		await carryOut(context, { kind: "split", reason, sources, targets });
		return ok({ proposalIds: targets.map(({ id }) => id) });
	});
