import { permissionRefusal } from "~/domain/accounts/permissions";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { linkedByAddress } from "../queries/links.server";
import { lockMatter } from "./lock-matter.server";

/** Says what a matter is about elsewhere (`about`: its address; empty: nothing any more). Refuses an address that shows no such thing. */
export const linkMatter = (
	context: Context,
	{ reference, about }: { reference: string; about: string },
): Promise<Result<null, "not-allowed" | "not-found" | "no-such-page">> =>
	transaction(context, async (context) => {
		if (permissionRefusal(context.actor, "matters.answer")) return refuse("not-allowed");
		const matter = await lockMatter(context, reference);
		if (!matter) return refuse("not-found");
		const linked = about ? await linkedByAddress(context, about) : null;
		if (about && !linked) return refuse("no-such-page");
		const data = { linkedType: linked?.type ?? null, linkedId: linked?.id ?? null };
		await context.db.matter.update({ where: { id: matter.id }, data, select: { id: true } });
		const subject = { type: "matter", id: matter.id };
		await recordEvent(context, { name: "matter.linked", subject, details: { type: linked?.type ?? "" } });
		return ok(null);
	});
