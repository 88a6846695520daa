import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { languageChoice } from "~/i18n/i18next.server";
import { languages } from "~/i18n/languages";
import { ownAddress, readButton } from "~/server/http.server";

const schema = z.object({ language: z.enum(languages), to: z.string().default("/") });

export async function action(args: ActionFunctionArgs) {
	await contextFor(args, "city.read");
	const { language, to } = await readButton(args, schema);
	return redirect(ownAddress(to), { headers: { "Set-Cookie": await languageChoice.serialize(language) } });
}
