import { permissionRefusal } from "~/domain/accounts/permissions";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { inOrder, type Marked, type PaperFault, paperFault } from "../paper";
import type { PaperEntryAsked } from "../roll-schema";
import { voteRulesSchema } from "../schema";

export type PaperRefusal = PaperFault | "not-allowed" | "vote-absent" | "not-in-rules" | "vote-counted";

/** Where a paper stands once it is typed: waiting for a second officer, typed alike, or not alike. */
export type PaperStanding = "single" | "agreed" | "differing";

/** What other officers read on this paper says the same, or not. */
const standingOf = async ({ db }: Context, place: { voteId: string; urn: string; number: number }) => {
	const entries = await db.paperEntry.findMany({
		where: place,
		select: { choices: true, marks: true, blank: true },
	});
	if (entries.length < 2) return "single" as const;
	return new Set(entries.map((entry) => JSON.stringify(entry))).size === 1
		? ("agreed" as const)
		: ("differing" as const);
};

/**
 * An officer types one paper ballot: the urn, the number written on the paper, and what it says (or `blank`: blank or void).
 * It counts when two officers typed the same; an officer who was wrong types it again. The same rules judge it as a ballot
 * cast online. Refused once the vote is counted.
 */
export const enterPaper = async (
	context: Context,
	{ voteId, urn, number, blank, ...read }: PaperEntryAsked & Marked & { voteId: string },
): Promise<Result<PaperStanding, PaperRefusal>> => {
	const { actor, now } = context;
	if (permissionRefusal(actor, "votes.officiate") || actor.kind !== "staff") return refuse("not-allowed");
	const officerId = actor.accountId;
	return transaction(context, async (context) => {
		const { db } = context;
		// A count waits for the papers being typed, and refuses those that come after.
		await db.$queryRaw`SELECT 1 FROM "Vote" WHERE id = ${voteId}::uuid FOR SHARE`;
		const vote = await db.vote.findFirst({
			where: { id: voteId, level: "open" },
			select: { rules: true, count: { select: { voteId: true } } },
		});
		if (!vote) return refuse("vote-absent");
		if (vote.count) return refuse("vote-counted");
		const rules = voteRulesSchema.parse(vote.rules);
		if (!rules.channels?.includes("paper")) return refuse("not-in-rules");
		const fault = blank ? null : paperFault(rules, read);
		if (fault) return refuse(fault);
		const said = blank ? { choices: [], marks: [] } : inOrder(read);
		const place = { voteId, urn, number };
		await db.paperEntry.upsert({
			where: { voteId_urn_number_officerId: { ...place, officerId } },
			create: { ...place, officerId, ...said, blank, enteredAt: now },
			update: { ...said, blank, enteredAt: now },
		});
		return ok(await standingOf(context, place));
	});
};
