import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { CONNECT_WORDING } from "./connect-service.server";

/**
 * A person takes back what they accepted: the service reads nothing more from this moment, its tokens end, and its next
 * sign-in asks again. Refuses a link that is not theirs or is already withdrawn.
 */
export const withdrawService = (
	context: Context,
	{ accountId, linkId }: { accountId: string; linkId: string },
): Promise<Result<{ name: string }, "no-such-link">> =>
	transaction(context, async (context) => {
		const { db, now } = context;
		const where = { id: linkId, accountId, withdrawnAt: null };
		const withdrawn = await db.serviceLink.updateMany({ where, data: { withdrawnAt: now } });
		if (withdrawn.count === 0) return refuse("no-such-link");
		const { service } = await db.serviceLink.findUniqueOrThrow({
			where: { id: linkId },
			select: { service: { select: { id: true, clientId: true, name: true } } },
		});
		const { clientId } = service;
		const kinds = ["Grant", "AccessToken", "AuthorizationCode", "RefreshToken"];
		await db.providerRecord.deleteMany({ where: { accountId, clientId, kind: { in: kinds } } });
		await db.consentRecord.createMany({
			data: {
				...{ id: newId(now), accountId, topic: `service:${clientId}`, channel: "openid", action: "withdrawn" },
				...{ wording: CONNECT_WORDING, surface: "services", at: now },
			},
		});
		await recordEvent(context, { name: "service.withdrawn", subject: { type: "service", id: service.id } });
		return ok({ name: service.name });
	});
