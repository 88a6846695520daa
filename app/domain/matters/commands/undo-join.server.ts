import { permissionRefusal } from "~/domain/accounts/permissions";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { deskOf, type State } from "../policy";

type Portrait = { id: string; state: State; firstReceivedAt: string; answerDueAt: string; lastMessageAt: string };
type Before = { kept: Portrait; absorbed: Portrait };

/**
 * Undoes a joining: messages and people go back to the matter they came from, including what was written from it since.
 * Dates go back to what each was. Refuses a joining already undone. Undoing twice is undoing once.
 */
export const undoJoin = (context: Context, joinId: string): Promise<Result<null, "not-allowed" | "not-found">> =>
	transaction(context, async (context) => {
		if (permissionRefusal(context.actor, "matters.answer")) return refuse("not-allowed");
		const { db, now } = context;
		const { count } = await db.matterJoin.updateMany({
			where: { id: joinId, undoneAt: null },
			data: { undoneAt: now },
		});
		const join = count > 0 ? await db.matterJoin.findUnique({ where: { id: joinId } }) : null;
		if (!join) return refuse("not-found");
		const { kept, absorbed } = join.before as unknown as Before;
		await db.$executeRaw`SELECT 1 FROM "Matter" WHERE id IN (${kept.id}::uuid, ${absorbed.id}::uuid) ORDER BY id FOR UPDATE`;
		const from = { matterId: kept.id, originId: absorbed.id };
		await db.message.updateMany({ where: from, data: { matterId: absorbed.id } });
		await db.matterParticipant.updateMany({ where: from, data: { matterId: absorbed.id } });
		const dates = ({ firstReceivedAt, answerDueAt }: Portrait) => ({
			firstReceivedAt: new Date(firstReceivedAt),
			answerDueAt: new Date(answerDueAt),
		});
		await db.matter.update({ where: { id: kept.id }, data: { ...dates(kept), version: { increment: 1 } } });
		const { state } = absorbed;
		const back = { joinedIntoId: null, closedAt: null, state, desk: deskOf(state), ...dates(absorbed) };
		await db.matter.update({ where: { id: absorbed.id }, data: { ...back, version: { increment: 1 } } });
		const details = { absorbed: absorbed.id };
		await recordEvent(context, { name: "matter.split", subject: { type: "matter", id: kept.id }, details });
		return ok(null);
	});
