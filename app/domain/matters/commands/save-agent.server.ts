import { permissionRefusal, permissions } from "~/domain/accounts/permissions";
import { findRole } from "~/domain/accounts/queries.server";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { accountOf } from "~/lib/actor";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import type { AgentForm } from "../team-schema";

const day = (text: string) => (text ? new Date(`${text}T00:00:00Z`) : null);

/** Writes down what an agent knows of, how much they can carry, when they are away. Their own; anybody's for administrators. */
export const saveAgent = (
	context: Context,
	{ accountId, topics, capacity, absentFrom, absentUntil }: AgentForm & { accountId: string },
): Promise<Result<null, "not-allowed" | "not-an-agent">> =>
	transaction(context, async (context) => {
		if (permissionRefusal(context.actor, "matters.answer")) return refuse("not-allowed");
		const isOwn = accountOf(context.actor) === accountId;
		if (!isOwn && permissionRefusal(context.actor, "accounts.manage")) return refuse("not-allowed");
		const role = await findRole(context, accountId);
		const answering: readonly string[] = permissions["matters.answer"];
		if (!role || !answering.includes(role)) return refuse("not-an-agent");
		const dates = { absentFrom: day(absentFrom), absentUntil: day(absentUntil) };
		const profile = { topics, capacity, ...dates, changedAt: context.now };
		await context.db.agentProfile.upsert({
			where: { accountId },
			create: { accountId, ...profile },
			update: profile,
		});
		await recordEvent(context, { name: "agent.described", subject: { type: "account", id: accountId } });
		return ok(null);
	});
