import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { listSegments } from "~/domain/crm/queries/segments.server";
import { formatDate } from "~/i18n/format";
import { translatorFor } from "~/i18n/i18next.server";
import { useLanguage } from "~/i18n/useLanguage";
import { LinkButton } from "~/ui/Button";
import { EmptyState } from "~/ui/EmptyState";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";
import { Table } from "~/ui/Table";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
	const title = (await translatorFor(args.request))("crm:segments.title");
	const context = await contextFor(args, "segments.manage");
	return { title, segments: await listSegments(context) };
}

export default function Segments() {
	const { segments } = useLoaderData<typeof loader>();
	const { t } = useTranslation("crm");
	const language = useLanguage();
	const add = <LinkButton to="/admin/segments/edit">{t("segments.new")}</LinkButton>;
	const columns = [
		{ label: t("segments.columns.name") },
		{ label: t("segments.columns.version"), align: "end" as const },
		{ label: t("segments.columns.changed") },
	];
	return (
		<Page>
			<PageHeader title={t("segments.title")} lead={t("segments.lead")} actions={add} />
			{segments.length === 0 ? (
				<EmptyState title={t("segments.none")} />
			) : (
				<Table
					caption={t("segments.title")}
					hideCaption
					columns={columns}
					rows={segments.map(({ id, name, version, changedAt }) => ({
						id,
						cells: [
							<Link key={id} to={`/admin/segments/edit?id=${id}`}>
								{name}
							</Link>,
							version,
							formatDate(language, changedAt, "short"),
						],
					}))}
				/>
			)}
		</Page>
	);
}
