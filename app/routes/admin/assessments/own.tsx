import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { listFileCounts, listOwnFiles } from "~/domain/results/assessment-queries.server";
import { FileTable } from "~/domain/results/ui/FileTable";
import { translatorFor } from "~/i18n/i18next.server";
import { Card, CardGrid } from "~/ui/Card";
import { EmptyState } from "~/ui/EmptyState";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "assessments.write");
	const t = await translatorFor(args.request);
	const [files, consultations] = await Promise.all([listOwnFiles(context), listFileCounts(context)]);
	return { files, consultations, title: t("results:assessment.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export default function OwnFiles() {
	const { files, consultations, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation("results");
	return (
		<Page>
			<PageHeader title={title} lead={t("assessment.lead")} />
			<Section title={t("assessment.mine")}>
				{files.length > 0 ? (
					<FileTable files={files} caption={t("assessment.mine")} />
				) : (
					<EmptyState title={t("assessment.mineNone")}>
						<p>{t("assessment.mineNoneText")}</p>
					</EmptyState>
				)}
			</Section>
			{consultations.length > 0 ? (
				<Section title={t("assessment.byConsultation")}>
					<CardGrid>
						{consultations.map(({ id, title, files, open, ready, late }) => (
							<Card key={id} to={`/admin/consultations/${id}/assessments`} title={title}>
								<p>{t("assessment.counts", { files, open, ready })}</p>
								{late > 0 ? (
									<p className="font-semibold text-danger">{t("assessment.lateCount", { count: late })}</p>
								) : null}
							</Card>
						))}
					</CardGrid>
				</Section>
			) : null}
		</Page>
	);
}
