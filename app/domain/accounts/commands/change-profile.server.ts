import { recordEvent } from "~/domain/audit/commands/record-event.server";
import type { Language } from "~/i18n/languages";
import { accountOf } from "~/lib/actor";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";

type Profile = { displayName: string; language: Language };

/** Changes the name others see and the language of letters. What was published earlier keeps the name it bore. */
export const changeProfile = (context: Context, profile: Profile): Promise<Result<null, "not-allowed">> =>
	transaction(context, async (context) => {
		const id = accountOf(context.actor);
		if (!id) return refuse("not-allowed");
		await context.db.account.updateMany({ where: { id }, data: profile });
		await recordEvent(context, { name: "account.renamed", subject: { type: "account", id } });
		return ok(null);
	});
