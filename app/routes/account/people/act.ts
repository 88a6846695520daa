import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { actFor } from "~/domain/residents/commands/act-for.server";
import { translatorFor } from "~/i18n/i18next.server";
import { orNotFound, readButton, withFlash } from "~/server/http.server";

const schema = z.object({ linkId: z.uuid() });

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "account.own");
	const result = await actFor(context, await readButton(args, schema));
	orNotFound(result.ok || null);
	const t = await translatorFor(args.request);
	return withFlash("/", { tone: "success", text: t("residents:people.acting") });
}
