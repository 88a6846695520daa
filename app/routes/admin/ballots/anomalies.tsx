import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { findAnomalies } from "~/domain/ballots/queries/anomalies.server";
import { findVoteDesk } from "~/domain/ballots/queries/desk.server";
import { formatDate } from "~/i18n/format";
import { useLanguage } from "~/i18n/useLanguage";
import { orNotFound } from "~/server/http.server";
import { EmptyState } from "~/ui/EmptyState";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "consultations.manage");
	const { phase, vote } = orNotFound(await findVoteDesk(context, args.params.phaseId));
	return { phase, found: orNotFound(await findAnomalies(context, orNotFound(vote).id)) };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.phase.title);

/** What is odd on the roll; no ballot is read for it. */
export default function AnomaliesPage() {
	const { phase, found } = useLoaderData<typeof loader>();
	const { t } = useTranslation("ballots");
	const language = useLanguage();
	const { consultation } = phase;
	const lines = [
		...found.bursts.map(({ hour, accounts }) =>
			t("anomalies.burst", { count: accounts, hour: formatDate(language, hour, "moment") }),
		),
		...found.domains.map(({ domain, accounts, throwaway }) =>
			t(throwaway ? "anomalies.throwaway" : "anomalies.domain", { count: accounts, domain }),
		),
		...(found.extraPapers > 0 ? [t("anomalies.papers", { count: found.extraPapers })] : []),
	];
	return (
		<Page width="text">
			<PageHeader
				title={t("anomalies.title")}
				eyebrow={consultation.title}
				lead={t("anomalies.lead")}
				breadcrumbs={[
					{ to: `/admin/consultations/${consultation.id}`, label: consultation.title },
					{ to: `/admin/phases/${phase.id}/vote`, label: t("desk.title") },
					{ label: t("anomalies.title") },
				]}
			/>
			{lines.length === 0 ? <EmptyState title={t("anomalies.none")} /> : null}
			<ul className="grid gap-3">
				{lines.map((line) => (
					<li key={line} className="rounded-card border border-line bg-surface p-4">
						{line}
					</li>
				))}
			</ul>
		</Page>
	);
}
