import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { savePost } from "~/domain/channels/commands/save-post.server";
import { postSchema } from "~/domain/channels/posts-schema";
import { findPost } from "~/domain/channels/queries/posts.server";
import { PostFields } from "~/domain/channels/ui/Posts";
import { translatorFor } from "~/i18n/i18next.server";
import { cityWallClock } from "~/lib/city-day";
import { formRefused, orNotFound, readForm, withFlash } from "~/server/http.server";
import { Alert } from "~/ui/Alert";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

const HOUR_MS = 3_600_000;

export async function loader(args: LoaderFunctionArgs) {
	const t = await translatorFor(args.request);
	const context = await contextFor(args, "posts.write");
	const { postId } = args.params;
	const post = postId ? orNotFound(await findPost(context, postId)) : null;
	const earliest = cityWallClock(context.now);
	const publishAt = cityWallClock(post?.publishAt ?? new Date(context.now.getTime() + HOUR_MS));
	const initial = { text: post?.text ?? "", channels: post?.channels ?? ["mastodon", "bluesky"], publishAt };
	const title = t(post ? "channels:posts.edit" : "channels:posts.new");
	return { title, initial, earliest, remark: post?.remark ?? "" };
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "posts.write");
	const read = await readForm(args, postSchema);
	if (!read.ok) return read.shownAgain;
	const result = await savePost(context, { ...read.value, postId: args.params.postId ?? null });
	if (!result.ok) return formRefused(read, read.t(`channels:posts.refusals.${result.reason}`));
	return withFlash("/admin/posts", { tone: "success", text: read.t("channels:posts.saved") });
}

export default function EditPost() {
	const { title, initial, earliest, remark } = useLoaderData<typeof loader>();
	const { t } = useTranslation("channels");
	return (
		<Page width="text">
			<PageHeader title={title} breadcrumbs={[{ to: "/admin/posts", label: t("posts.title") }, { label: title }]} />
			{remark ? <Alert tone="warning">{t("posts.sentBack", { remark })}</Alert> : null}
			<PostFields lastResult={useActionData<typeof action>()} initial={initial} earliest={earliest} />
		</Page>
	);
}
