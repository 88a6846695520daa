import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { listPosts } from "~/domain/channels/queries/posts.server";
import { type Post, PostCard } from "~/domain/channels/ui/Posts";
import { formatDate } from "~/i18n/format";
import { translatorFor } from "~/i18n/i18next.server";
import { useLanguage } from "~/i18n/useLanguage";
import { accountOf } from "~/lib/actor";
import { cityDay } from "~/lib/city-day";
import { LinkButton } from "~/ui/Button";
import { EmptyState } from "~/ui/EmptyState";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
	const title = (await translatorFor(args.request))("channels:posts.title");
	const context = await contextFor(args, "posts.write");
	return { title, me: accountOf(context.actor) ?? "", ...(await listPosts(context)) };
}

/** Posts under the day of the city on which they come out. */
const Days = ({ posts, me }: { posts: Post[]; me: string }) => {
	const language = useLanguage();
	const days = [...new Set(posts.map(({ publishAt }) => cityDay(publishAt)))];
	return days.map((day) => {
		const ofDay = posts.filter(({ publishAt }) => cityDay(publishAt) === day);
		return (
			<Section key={day} title={formatDate(language, ofDay[0]?.publishAt ?? new Date(day), "day")}>
				{ofDay.map((post) => (
					<PostCard key={post.id} post={post} me={me} />
				))}
			</Section>
		);
	});
};

export default function Posts() {
	const { title, me, coming, out } = useLoaderData<typeof loader>();
	const { t } = useTranslation("channels");
	const create = <LinkButton to="/admin/posts/new">{t("posts.new")}</LinkButton>;
	return (
		<Page width="text">
			<PageHeader title={title} lead={t("posts.lead")} actions={create} />
			{coming.length === 0 ? (
				<EmptyState title={t("posts.none")} action={create}>
					{t("posts.noneText")}
				</EmptyState>
			) : (
				<Days posts={coming} me={me} />
			)}
			{out.length > 0 ? (
				<Section title={t("posts.out")}>
					{out.map((post) => (
						<PostCard key={post.id} post={post} me={me} />
					))}
				</Section>
			) : null}
		</Page>
	);
}
