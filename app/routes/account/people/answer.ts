import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { answerHelp } from "~/domain/residents/commands/answer-help.server";
import { translatorFor } from "~/i18n/i18next.server";
import { orNotFound, readButton, withFlash } from "~/server/http.server";

const schema = z.object({ linkId: z.uuid(), accepted: z.enum(["yes", "no"]) });

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "account.own");
	const { linkId, accepted } = await readButton(args, schema);
	const result = await answerHelp(context, { linkId, accepted: accepted === "yes" });
	orNotFound(result.ok || null);
	const t = await translatorFor(args.request);
	return withFlash("/me/people", { tone: "success", text: t(`residents:people.answered.${accepted}`) });
}
