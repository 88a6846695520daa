import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { accountOf } from "~/lib/actor";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import type { Rhythm } from "../schema";

/** Searches one person may follow. */
const MOST = 20;

type Input = { consultationId: string; search: string; theme: string; area: string | null; rhythm: Rhythm };

/**
 * Follows a search among the proposals of a consultation: its owner is told of new ones, at the rhythm chosen. The same
 * search again only changes its rhythm. Refuses more than twenty.
 */
export const saveSearch = (
	context: Context,
	{ consultationId, search, theme, area: areaId, rhythm }: Input,
): Promise<Result<{ id: string }, "not-allowed" | "too-many-searches">> =>
	transaction(context, async (context) => {
		const { db, actor, now } = context;
		const accountId = accountOf(actor);
		if (!accountId) return refuse("not-allowed");
		await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`searches ${accountId}`}, 0))`;
		const what = { accountId, consultationId, search, theme, areaId };
		const known = await db.proposalSearch.findFirst({ where: what, select: { id: true } });
		if (known) {
			await db.proposalSearch.updateMany({ where: { id: known.id }, data: { rhythm } });
			return ok({ id: known.id });
		}
		if ((await db.proposalSearch.count({ where: { accountId } })) >= MOST) return refuse("too-many-searches");
		const id = newId(now);
		await db.proposalSearch.createMany({ data: { id, ...what, rhythm, createdAt: now, lookedUntil: now } });
		await recordEvent(context, { name: "proposal-search.saved", subject: { type: "proposal-search", id } });
		return ok({ id });
	});

/** Ends a followed search: one's own, or the one named by the link of a letter (`isByLetter`). Answers whether there was one. */
export const removeSearch = (
	context: Context,
	{ id, isByLetter = false }: { id: string; isByLetter?: boolean },
): Promise<boolean> =>
	transaction(context, async (context) => {
		const owner = isByLetter ? {} : { accountId: accountOf(context.actor) ?? id };
		const { count } = await context.db.proposalSearch.deleteMany({ where: { id, ...owner } });
		if (count > 0)
			await recordEvent(context, { name: "proposal-search.removed", subject: { type: "proposal-search", id } });
		return count > 0;
	});
