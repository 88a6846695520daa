import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { dropDraft } from "~/domain/proposals/commands/save-draft.server";
import { translatorFor } from "~/i18n/i18next.server";
import { readButton, withFlash } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "account.own");
	const { draftId } = await readButton(args, z.object({ draftId: z.uuid() }));
	await dropDraft(context, { id: draftId });
	const t = await translatorFor(args.request);
	return withFlash("/me/drafts", { tone: "success", text: t("proposals:drafts.dropped") });
}
