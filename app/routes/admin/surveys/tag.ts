import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { tagText } from "~/domain/surveys/commands/tag-text.server";
import { translatorFor } from "~/i18n/i18next.server";
import { ownAddress, readButton, withFlash } from "~/server/http.server";

const schema = z.object({
	textId: z.uuid(),
	tag: z.string().trim().min(1).max(40),
	isOn: z.string().default(""),
	to: z.string().optional(),
});

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "consultations.manage");
	const { textId, tag, isOn, to } = await readButton(args, schema);
	const result = await tagText(context, { textId, tag, isOn: isOn !== "" });
	const back = ownAddress(to ?? "/admin/consultations");
	if (result.ok) return redirect(back);
	const t = await translatorFor(args.request);
	return withFlash(back, { tone: "error", text: t("surveys:texts.tooMany") });
}
