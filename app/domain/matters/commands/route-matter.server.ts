import { permissionRefusal } from "~/domain/accounts/permissions";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import type { Topic } from "../schema";
import { assignBySkill } from "./assign-by-skill.server";
import { lockMatter } from "./lock-matter.server";

/**
 * Sends a matter to whoever knows another topic: same reference, same receipt date, same delays (code of relations between
 * the public and the administration, L114-2). Where nobody knows it, it is back with all.
 */
export const routeMatter = (
	context: Context,
	{ reference, topic }: { reference: string; topic: Topic },
): Promise<Result<null, "not-allowed" | "not-found">> =>
	transaction(context, async (context) => {
		if (permissionRefusal(context.actor, "matters.answer")) return refuse("not-allowed");
		const matter = await lockMatter(context, reference);
		if (!matter) return refuse("not-found");
		if (matter.topic === topic) return ok(null);
		const data = { topic, assigneeId: null, version: { increment: 1 } };
		await context.db.matter.update({ where: { id: matter.id }, data, select: { id: true } });
		await assignBySkill(context, { id: matter.id, topic, accountId: null, contactPointId: null });
		const details = { from: matter.topic, to: topic };
		await recordEvent(context, { name: "matter.routed", subject: { type: "matter", id: matter.id }, details });
		return ok(null);
	});
