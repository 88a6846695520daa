import type { ActionFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { returnPost } from "~/domain/channels/commands/save-post.server";
import { remarkSchema } from "~/domain/channels/posts-schema";
import { translatorFor } from "~/i18n/i18next.server";
import { readButton, withFlash } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "posts.write");
	const { remark } = await readButton(args, remarkSchema);
	const t = await translatorFor(args.request);
	const result = await returnPost(context, { postId: args.params.postId ?? "", remark });
	return withFlash("/admin/posts", {
		tone: result.ok ? "success" : "error",
		text: result.ok ? t("channels:posts.returned") : t(`channels:posts.refusals.${result.reason}`),
	});
}
