import type { ActionFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { approvePost } from "~/domain/channels/commands/save-post.server";
import { translatorFor } from "~/i18n/i18next.server";
import { withFlash } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "posts.write");
	const t = await translatorFor(args.request);
	const result = await approvePost(context, args.params.postId ?? "");
	return withFlash("/admin/posts", {
		tone: result.ok ? "success" : "error",
		text: result.ok ? t("channels:posts.approved") : t(`channels:posts.refusals.${result.reason}`),
	});
}
