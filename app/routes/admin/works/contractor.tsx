import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { saveContractor } from "~/domain/works/commands/save-contractor.server";
import { findContractor } from "~/domain/works/queries/contractors.server";
import { contractorSchema } from "~/domain/works/schema";
import { ContractorForm } from "~/domain/works/ui/ContractorForm";
import { Outbound } from "~/domain/works/ui/Outbound";
import { translatorFor } from "~/i18n/i18next.server";
import { formRefused, orNotFound, readForm, withFlash } from "~/server/http.server";
import { ButtonForm } from "~/ui/Button";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";

const UUID = /^[0-9a-f-]{36}$/;

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "works.configure");
	const t = await translatorFor(args.request);
	const { contractorId } = args.params;
	if (contractorId && !UUID.test(contractorId)) throw new Response("404", { status: 404 });
	const contractor = contractorId ? orNotFound(await findContractor(context, contractorId)) : null;
	return { contractor, title: contractor?.name ?? t("works:contractors.add") };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "works.configure");
	const read = await readForm(args, contractorSchema);
	if (!read.ok) return read.shownAgain;
	const result = await saveContractor(context, { ...read.value, id: args.params.contractorId ?? null });
	if (!result.ok) return formRefused(read, read.t(`works:refusals.${result.reason}`));
	return withFlash(`/admin/reports/contractors/${result.value.id}`, {
		tone: "success",
		text: read.t("works:settings.saved"),
	});
}

export default function ContractorPage() {
	const { contractor, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation("works");
	const base = `/admin/reports/contractors/${contractor?.id}`;
	return (
		<Page>
			<PageHeader
				title={title}
				breadcrumbs={[
					{ to: "/admin/reports", label: t("settings.reports") },
					{ to: "/admin/reports/contractors", label: t("settings.contractors") },
					{ label: title },
				]}
			/>
			{contractor ? (
				<Section title={t("contractors.links")}>
					<p>{t("contractors.linksText", { count: contractor.links })}</p>
					<div className="flex flex-wrap gap-3">
						<ButtonForm action={`${base}/link`} tone="secondary" label={t("contractors.makeLink")} />
						{contractor.links > 0 ? (
							<ButtonForm action={`${base}/revoke`} tone="danger" label={t("contractors.revoke")} />
						) : null}
					</div>
				</Section>
			) : null}
			{contractor && contractor.outbound.length > 0 ? <Outbound rows={contractor.outbound} /> : null}
			<ContractorForm lastResult={useActionData<typeof action>()} contractor={contractor} />
		</Page>
	);
}
