import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { managementRefusal } from "../../consultations/policy";
import { checkRefusal } from "../policy";
import { shownCode } from "../roll";
import { codeHashOf, newCode } from "../roll-keys.server";
import { voteRulesSchema } from "../schema";

export type PrintRefusal = "not-allowed" | "vote-absent" | "vote-closed" | "not-in-rules" | "conditions-unchecked";

/** A sheet to print: its number, and the code, seen this once. */
export type CodeSheet = { number: number; code: string };

/**
 * Makes `count` one-time codes for a vote whose rules have them, and answers them in clear for the only time: the city keeps
 * a keyed hash of each. Sheets are numbered in their batch, so that one can be cancelled without its code.
 * A code asks nothing of who types it: where the rules set conditions, whoever makes the sheets says that those who hand them
 * out check them, or is refused.
 */
export const printCodes = async (
	context: Context,
	{ voteId, count, conditionsChecked }: { voteId: string; count: number; conditionsChecked?: boolean | undefined },
): Promise<Result<{ batch: number; sheets: CodeSheet[] }, PrintRefusal>> => {
	if (managementRefusal(context.actor)) return refuse("not-allowed");
	return transaction(context, async (context) => {
		const { db, now } = context;
		await db.$queryRaw`SELECT 1 FROM "Vote" WHERE id = ${voteId}::uuid FOR UPDATE`;
		const vote = await db.vote.findFirst({
			where: { id: voteId, level: "open" },
			select: { state: true, rules: true },
		});
		if (!vote) return refuse("vote-absent");
		if (vote.state === "closed") return refuse("vote-closed");
		const rules = voteRulesSchema.parse(vote.rules);
		const { eligibility, channels = [] } = rules;
		if (eligibility !== "code" && !channels.includes("code")) return refuse("not-in-rules");
		const unchecked = checkRefusal(rules, conditionsChecked);
		if (unchecked) return refuse(unchecked);
		const { _max } = await db.voteCode.aggregate({ where: { voteId }, _max: { batch: true } });
		const batch = (_max.batch ?? 0) + 1;
		const codes = Array.from({ length: count }, newCode);
		await db.voteCode.createMany({
			data: codes.map((code, index) => ({
				...{ id: newId(now), voteId, batch, number: index + 1 },
				...{ codeHash: codeHashOf(voteId, code), createdAt: now },
			})),
		});
		const subject = { type: "vote" as const, id: voteId };
		await recordEvent(context, {
			name: "codes.printed",
			subject,
			details: { batch, count, conditionsChecked: rules.access !== undefined },
		});
		return ok({ batch, sheets: codes.map((code, index) => ({ number: index + 1, code: shownCode(code) })) });
	});
};

/** Cancels one sheet, by its numbers: its code no longer votes. A ballot already cast with it stays. */
export const revokeCode = async (
	context: Context,
	{ voteId, batch, number }: { voteId: string; batch: number; number: number },
): Promise<Result<null, "not-allowed" | "code-unknown">> => {
	if (managementRefusal(context.actor)) return refuse("not-allowed");
	return transaction(context, async (context) => {
		const where = { voteId, batch, number, revokedAt: null };
		const { count } = await context.db.voteCode.updateMany({ where, data: { revokedAt: context.now } });
		if (count === 0) return refuse("code-unknown");
		const subject = { type: "vote" as const, id: voteId };
		await recordEvent(context, { name: "code.revoked", subject, details: { batch, number } });
		return ok(null);
	});
};
