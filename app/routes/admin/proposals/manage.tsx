import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { findConsultationById } from "~/domain/consultations/queries.server";
import { listForStaff } from "~/domain/proposals/desk.server";
import { translatorFor } from "~/i18n/i18next.server";
import { isId } from "~/lib/id";
import { orNotFound } from "~/server/http.server";
import { Button, LinkButton } from "~/ui/Button";
import { EmptyState } from "~/ui/EmptyState";
import { FilterBar, FilterText } from "~/ui/FilterBar";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";
import { Pager } from "~/ui/Pager";
import { Table } from "~/ui/Table";

const schema = z.object({
	search: z.string().trim().max(100).optional().catch(undefined),
	after: z.coerce.number().int().optional().catch(undefined),
});

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "proposals.manage");
	const t = await translatorFor(args.request);
	const { consultationId } = args.params;
	const { id, title } = orNotFound(isId(consultationId) ? await findConsultationById(context, consultationId) : null);
	const asked = schema.parse(Object.fromEntries(new URL(args.request.url).searchParams));
	const page = await listForStaff(context, { consultationId: id, ...asked });
	return { consultation: { id, title }, ...page, asked, title: t("proposals:moves.desk.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

const Rows = () => {
	const { rows } = useLoaderData<typeof loader>();
	const { t } = useTranslation("proposals");
	return (
		<Table
			caption={t("moves.desk.title")}
			hideCaption
			columns={[
				{ label: t("moves.desk.choose") },
				{ label: t("moves.desk.proposal") },
				{ label: t("show.author") },
				{ label: t("petition.meter"), align: "end" },
				{ label: t("moves.desk.act") },
			]}
			rows={rows.map(({ id, number, title, authorName, state, supportCount }) => ({
				id,
				cells: [
					state === "published" ? (
						<input
							key="box"
							type="checkbox"
							name="proposal"
							value={id}
							aria-label={t("moves.desk.chooseOf", { title })}
							className="tick"
						/>
					) : (
						t(`moves.desk.states.${state as "replaced" | "withdrawn"}`)
					),
					<Link key="link" to={`/proposals/${id}`}>
						{t("number", { number })} – {title}
					</Link>,
					authorName,
					supportCount,
					state === "published" ? (
						<Link key="split" to={`/admin/proposals/${id}/split`} aria-label={t("moves.desk.splitOf", { title })}>
							{t("moves.desk.split")}
						</Link>
					) : null,
				],
			}))}
		/>
	);
};

export default function ManageProposals() {
	const { consultation, rows, next, asked, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation(["proposals", "consultations"]);
	const base = `/admin/consultations/${consultation.id}`;
	const at = (after?: number) =>
		`${base}/proposals?${new URLSearchParams({ ...(asked.search ? { search: asked.search } : {}), ...(after ? { after: String(after) } : {}) })}`;
	return (
		<Page>
			<PageHeader
				breadcrumbs={[
					{ to: "/admin/consultations", label: t("consultations:admin.title") },
					{ to: base, label: consultation.title },
					{ label: title },
				]}
				title={title}
				lead={t("moves.desk.lead")}
				actions={
					<LinkButton tone="secondary" to={`${base}/proposals/export`} reloadDocument>
						{t("moves.desk.export")}
					</LinkButton>
				}
			/>
			<FilterBar label={t("filters.label")} clearTo={asked.search ? `${base}/proposals` : undefined}>
				<FilterText name="search" label={t("filters.search")} value={asked.search} />
			</FilterBar>
			{rows.length === 0 ? (
				<EmptyState title={t("list.none")} />
			) : (
				<Form method="get" action={`${base}/proposals/merge`} className="grid gap-5">
					<Rows />
					<div>
						<Button>{t("moves.desk.merge")}</Button>
					</div>
				</Form>
			)}
			<Pager order="time" olderTo={next ? at(next) : null} newerTo={asked.after ? at() : null} />
		</Page>
	);
}
