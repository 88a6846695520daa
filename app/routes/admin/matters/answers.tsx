import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { listAnswersToEdit } from "~/domain/matters/queries/answers.server";
import { formatDate } from "~/i18n/format";
import { translatorFor } from "~/i18n/i18next.server";
import { useLanguage } from "~/i18n/useLanguage";
import { LinkButton } from "~/ui/Button";
import { EmptyState } from "~/ui/EmptyState";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";
import { Table } from "~/ui/Table";
import { Tag } from "~/ui/Tag";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
	const title = (await translatorFor(args.request))("matters:answers.title");
	const context = await contextFor(args, "answers.write");
	return { title, answers: await listAnswersToEdit(context), now: context.now };
}

export default function Answers() {
	const { title, answers, now } = useLoaderData<typeof loader>();
	const { t } = useTranslation("matters");
	const language = useLanguage();
	const create = <LinkButton to="/admin/answers/new">{t("answers.new")}</LinkButton>;
	const columns = [
		{ label: t("answers.columns.question") },
		{ label: t("answers.columns.topic") },
		{ label: t("answers.columns.version"), align: "end" as const },
		{ label: t("answers.columns.at") },
	];
	return (
		<Page>
			<PageHeader
				title={title}
				lead={t("answers.lead")}
				breadcrumbs={[{ to: "/admin/matters", label: t("inbox.title") }, { label: title }]}
				actions={
					<>
						{create}
						<LinkButton to="/admin/macros" tone="secondary">
							{t("macros.title")}
						</LinkButton>
						<LinkButton to="/answers" tone="secondary">
							{t("answers.seePublic")}
						</LinkButton>
					</>
				}
			/>
			{answers.length === 0 ? (
				<EmptyState title={t("answers.none")} action={create}>
					{t("answers.noneText")}
				</EmptyState>
			) : (
				<Table
					caption={title}
					hideCaption
					columns={columns}
					rows={answers.map(({ slug, question, topic, version, at, validUntil }) => ({
						id: slug,
						cells: [
							<span key="question" className="inline-flex min-w-56 flex-wrap items-center gap-2">
								<Link to={`/admin/answers/${slug}`}>{question}</Link>
								{validUntil && validUntil < now ? <Tag tone="danger">{t("answers.expired")}</Tag> : null}
								{validUntil && validUntil >= now ? (
									<Tag>{t("answers.validUntilTag", { date: formatDate(language, validUntil, "short") })}</Tag>
								) : null}
							</span>,
							t(`topics.${topic as "other"}`),
							String(version),
							formatDate(language, at, "short"),
						],
					}))}
				/>
			)}
		</Page>
	);
}
