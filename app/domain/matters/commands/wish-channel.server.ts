import { permissionRefusal } from "~/domain/accounts/permissions";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { lockMatter } from "./lock-matter.server";

/** Writes down by what channel the answer is wished for (null: as the person prefers). The planner still keeps what is unfit. */
export const wishChannel = (
	context: Context,
	{ reference, wish }: { reference: string; wish: string | null },
): Promise<Result<null, "not-allowed" | "not-found">> =>
	transaction(context, async (context) => {
		if (permissionRefusal(context.actor, "matters.answer")) return refuse("not-allowed");
		const matter = await lockMatter(context, reference);
		if (!matter) return refuse("not-found");
		await context.db.matter.update({ where: { id: matter.id }, data: { wishedChannel: wish }, select: { id: true } });
		const subject = { type: "matter", id: matter.id };
		await recordEvent(context, { name: "matter.channel-wished", subject, details: { channel: wish ?? "" } });
		return ok(null);
	});
