import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { accountOf } from "~/lib/actor";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { type VoiceRefusal, voiceRefusal } from "../policy";

/**
 * A resident confirms or contests that what is called delivered is really there; saying it again replaces what was said.
 * Refuses what is not delivered yet, and who may not take part.
 */
export const sayWhetherDone = async (
	context: Context,
	{ commitmentId, agrees, text }: { commitmentId: string; agrees: boolean; text: string },
): Promise<Result<null, VoiceRefusal>> =>
	transaction(context, async (context) => {
		const { db, now, actor } = context;
		const commitment = await db.commitment.findUnique({ where: { id: commitmentId }, select: { state: true } });
		const refusal = voiceRefusal(actor, commitment);
		const accountId = accountOf(actor);
		if (refusal || !accountId) return refuse(refusal ?? "sign-in-needed");
		const said = { agrees, text, at: now };
		await db.commitmentVoice.upsert({
			where: { commitmentId_accountId: { commitmentId, accountId } },
			create: { commitmentId, accountId, ...said },
			update: said,
		});
		await recordEvent(context, {
			name: agrees ? "commitment.confirmed" : "commitment.contested",
			subject: { type: "commitment", id: commitmentId },
		});
		return ok(null);
	});
