import { randomBytes } from "node:crypto";
import { permissionRefusal } from "~/domain/accounts/permissions";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { secretHashOf } from "../provider/clients.server";

/** Gives a service a new secret, the former one ends at once. Answers it: it is shown once, only its hash is kept. */
export const renewSecret = (
	context: Context,
	{ id, secret = randomBytes(32).toString("base64url") }: { id: string; secret?: string },
): Promise<Result<{ secret: string }, "not-allowed" | "no-such-service">> =>
	transaction(context, async (context) => {
		if (permissionRefusal(context.actor, "services.manage")) return refuse("not-allowed");
		const data = { secretHash: secretHashOf(secret) };
		const changed = await context.db.connectedService.updateMany({
			where: { id, kind: { in: ["openid", "prefill"] } },
			data,
		});
		if (changed.count === 0) return refuse("no-such-service");
		await recordEvent(context, {
			name: "service.changed",
			subject: { type: "service", id },
			details: { secret: true },
		});
		return ok({ secret });
	});
