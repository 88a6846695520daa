import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { listContractors } from "~/domain/works/queries/contractors.server";
import { WorksTabs } from "~/domain/works/ui/WorksTabs";
import { translatorFor } from "~/i18n/i18next.server";
import { LinkButton } from "~/ui/Button";
import { EmptyState } from "~/ui/EmptyState";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";
import { Table } from "~/ui/Table";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "works.configure");
	const t = await translatorFor(args.request);
	return { contractors: await listContractors(context), title: t("works:settings.contractors") };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export default function Contractors() {
	const { contractors, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation("works");
	return (
		<Page>
			<PageHeader
				title={title}
				lead={t("contractors.lead")}
				breadcrumbs={[{ to: "/admin/reports", label: t("settings.reports") }, { label: title }]}
				actions={<LinkButton to="/admin/reports/contractors/new">{t("contractors.add")}</LinkButton>}
			/>
			<WorksTabs current="contractors" />
			{contractors.length === 0 ? (
				<EmptyState title={t("contractors.none")} />
			) : (
				<Table
					caption={title}
					hideCaption
					columns={[
						{ label: t("contractors.name") },
						{ label: t("contractors.email") },
						{ label: t("contractors.inHand"), align: "end" },
						{ label: t("contractors.server") },
						{ label: t("settings.state") },
					]}
					rows={contractors.map(({ id, name, email, inHand, hasServer, active }) => ({
						id,
						cells: [
							<Link key="name" to={`/admin/reports/contractors/${id}`}>
								{name}
							</Link>,
							email,
							inHand,
							hasServer ? "Open311" : "–",
							active ? t("settings.inUse") : t("settings.notInUse"),
						],
					}))}
				/>
			)}
		</Page>
	);
}
