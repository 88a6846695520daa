import { permissionRefusal, permissions } from "~/domain/accounts/permissions";
import { findRole } from "~/domain/accounts/queries.server";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { stateAfter } from "../policy";
import { lockMatter } from "./lock-matter.server";

export type AssignRefusal = "not-allowed" | "not-found" | "not-an-agent";

type Input = { reference: string; assigneeId: string | null };

/** Gives a matter to an agent, or back to all (null). Refuses someone who may not answer. */
export const assignMatter = (
	context: Context,
	{ reference, assigneeId }: Input,
): Promise<Result<null, AssignRefusal>> =>
	transaction(context, async (context) => {
		if (permissionRefusal(context.actor, "matters.answer")) return refuse("not-allowed");
		const matter = await lockMatter(context, reference);
		if (!matter) return refuse("not-found");
		const role = assigneeId ? await findRole(context, assigneeId) : null;
		const answering: readonly string[] = permissions["matters.answer"];
		if (assigneeId && !(role && answering.includes(role))) return refuse("not-an-agent");
		const state = assigneeId ? (stateAfter(matter.state, "take") ?? matter.state) : matter.state;
		const data = { assigneeId, state, version: { increment: 1 } };
		await context.db.matter.update({ where: { id: matter.id }, data, select: { id: true } });
		const subject = { type: "matter", id: matter.id };
		await recordEvent(context, { name: "matter.assigned", subject, details: { assigneeId } });
		return ok(null);
	});
