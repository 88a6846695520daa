import { randomBytes } from "node:crypto";
import { permissionRefusal } from "~/domain/accounts/permissions";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import type { ServiceGiven } from "../schema";

const clientIdOf = (name: string) => {
	const slug = name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
	return `${slug
		.replace(/[^a-z0-9]+/g, "-")
		.replace(/^-|-$/g, "")
		.slice(0, 40)}-${randomBytes(4).toString("hex")}`;
};

export const rowOf = ({ signOutNotice, ...given }: ServiceGiven) => ({
	...given,
	signOutNotice: signOutNotice || null,
});

/** Registers a site where the city account will sign in; answers its id. It may ask nothing until its contract says so. */
export const registerService = (
	context: Context,
	given: ServiceGiven,
	{ clientId = clientIdOf(given.name) }: { clientId?: string } = {},
): Promise<Result<{ id: string; clientId: string }, "not-allowed">> =>
	transaction(context, async (context) => {
		if (permissionRefusal(context.actor, "services.manage")) return refuse("not-allowed");
		const id = newId(context.now);
		await context.db.connectedService.createMany({
			data: { id, clientId, kind: "openid", createdAt: context.now, ...rowOf(given) },
		});
		await recordEvent(context, { name: "service.registered", subject: { type: "service", id } });
		return ok({ id, clientId });
	});
