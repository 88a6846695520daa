import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { requestLetter } from "~/domain/accounts/commands/request-letter.server";
import { contextFor } from "~/domain/accounts/context.server";
import { listProofs } from "~/domain/accounts/queries/proofs.server";
import { accountRefusal } from "~/domain/accounts/refusals";
import { languageOf, translatorFor } from "~/i18n/i18next.server";
import { orNotFound, ownAddress, readButton, withFlash } from "~/server/http.server";

const schema = z.object({ to: z.string().max(2000).default("/me/security") });

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "account.own");
	const { to } = await readButton(args, schema);
	const t = await translatorFor(args.request);
	const email = orNotFound((await listProofs(context)).letterTo);
	const language = await languageOf(args.request);
	const result = await requestLetter(context, { letter: "prove", email, language, ip: args.context.ip });
	const back = `/me/prove?to=${encodeURIComponent(ownAddress(to))}`;
	if (!result.ok) return withFlash(back, { tone: "error", text: accountRefusal(t, result).text });
	return withFlash(back, { tone: "success", text: t("identity:prove.letterSent") });
}
