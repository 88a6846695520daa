import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { endSessions } from "~/domain/accounts/commands/end-sessions.server";
import { contextFor } from "~/domain/accounts/context.server";
import { translatorFor } from "~/i18n/i18next.server";
import { readButton, withFlash } from "~/server/http.server";

const schema = z.object({ session: z.string().regex(/^[0-9a-f]{64}$/) });

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "account.own");
	const { session } = await readButton(args, schema);
	const result = await endSessions(context, { sessionName: session });
	const t = await translatorFor(args.request);
	const text = t("accounts:security.ended", { count: result.ok ? result.value : 0 });
	return withFlash("/me/security", { tone: "success", text });
}
