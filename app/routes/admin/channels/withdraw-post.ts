import type { ActionFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { returnPost } from "~/domain/channels/commands/save-post.server";
import { translatorFor } from "~/i18n/i18next.server";
import { withFlash } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "posts.write");
	const t = await translatorFor(args.request);
	const result = await returnPost(context, { postId: args.params.postId ?? "", remark: null });
	return withFlash("/admin/posts", {
		tone: result.ok ? "success" : "error",
		text: result.ok ? t("channels:posts.withdrawn") : t(`channels:posts.refusals.${result.reason}`),
	});
}
