import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { withdrawComment } from "~/domain/debates/commands/withdraw-comment.server";
import { refusalText } from "~/domain/debates/refusals";
import { translatorFor } from "~/i18n/i18next.server";
import { readButton, withFlash } from "~/server/http.server";

const schema = z.object({ commentId: z.uuid() });

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "comments.post");
	const { commentId } = await readButton(args, schema);
	const t = await translatorFor(args.request);
	const result = await withdrawComment(context, { commentId });
	const to = `/comments/${commentId}`;
	if (!result.ok) return withFlash(to, { tone: "error", text: refusalText(t, result.reason) });
	return withFlash(to, { tone: "success", text: t("debates:done.withdrawn") });
}
