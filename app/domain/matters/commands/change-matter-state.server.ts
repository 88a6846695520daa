import { permissionRefusal } from "~/domain/accounts/permissions";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { type Move, stateAfter } from "../policy";
import { lockMatter, moveMatter } from "./lock-matter.server";

type Input = { reference: string; move: Extract<Move, "wait_other" | "close" | "reopen"> };

/** An agent decides without writing: wait for someone outside, close, reopen. Refuses what makes no sense from the present state. */
export const changeMatterState = (
	context: Context,
	{ reference, move }: Input,
): Promise<Result<null, "not-allowed" | "not-found" | "not-from-here">> =>
	transaction(context, async (context) => {
		if (permissionRefusal(context.actor, "matters.answer")) return refuse("not-allowed");
		const matter = await lockMatter(context, reference);
		if (!matter) return refuse("not-found");
		if (!stateAfter(matter.state, move)) return refuse("not-from-here");
		const state = await moveMatter(context, matter, { move });
		const details = { from: matter.state, to: state };
		await recordEvent(context, { name: "matter.moved", subject: { type: "matter", id: matter.id }, details });
		return ok(null);
	});
