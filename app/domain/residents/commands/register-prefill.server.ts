import { permissionRefusal } from "~/domain/accounts/permissions";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import type { Sector } from "../ledger/rules";

type Given = {
	/** A form of this site, or another site one goes on to. */
	kind: "form" | "prefill";
	clientId: string;
	name: string;
	summary: string;
	sector: Sector;
	siteUrl: string;
};

/**
 * Opens the contract of a procedure, which then says what its form (or its site) may know of a person; it asks nothing until
 * it is written. Asked twice, there is one. Answers its id.
 */
export const registerPrefill = (context: Context, given: Given): Promise<Result<string, "not-allowed">> =>
	transaction(context, async (context) => {
		if (permissionRefusal(context.actor, "services.manage")) return refuse("not-allowed");
		const { db, now } = context;
		const id = newId(now);
		const { count } = await db.connectedService.createMany({
			data: { id, createdAt: now, ...given },
			skipDuplicates: true,
		});
		if (count > 0) await recordEvent(context, { name: "service.registered", subject: { type: "service", id } });
		const { clientId } = given;
		const known = await db.connectedService.findUniqueOrThrow({ where: { clientId }, select: { id: true } });
		return ok(known.id);
	});
