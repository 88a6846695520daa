import { permissionRefusal } from "~/domain/accounts/permissions";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import type { ProcedureInput } from "../schema";
import { fitProcedure } from "./fit-procedure.server";
import { registerProcedure } from "./register-procedure.server";

type Changed = ProcedureInput & { fits: string[] };

/** An administrator writes a procedure, new or known by its slug, and for whom it is. Refuses a service that does not exist. */
export const changeProcedure = (
	context: Context,
	{ fits, ...procedure }: Changed,
): Promise<Result<null, "not-allowed" | "unknown-unit">> =>
	transaction(context, async (context) => {
		if (permissionRefusal(context.actor, "directory.manage")) return refuse("not-allowed");
		const written = await registerProcedure(context, procedure);
		if (!written.ok) return written;
		await fitProcedure(context, { slug: procedure.slug, answerIds: fits });
		await recordEvent(context, { name: "directory.changed", subject: { type: "procedure", id: written.value } });
		return ok(null);
	});
