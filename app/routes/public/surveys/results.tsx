import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { findSurveyPhase } from "~/domain/surveys/queries.server";
import { readResults } from "~/domain/surveys/results.server";
import { SurveyResults } from "~/domain/surveys/ui/SurveyResults";
import { translatorFor } from "~/i18n/i18next.server";
import { orNotFound } from "~/server/http.server";
import { Alert } from "~/ui/Alert";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const t = await translatorFor(args.request);
	const { consultation, phase, survey, isShown } = orNotFound(await findSurveyPhase(context, args.params.slug ?? ""));
	const by = new URL(args.request.url).searchParams.get("by");
	return {
		consultation: { slug: consultation.slug, title: consultation.title },
		phaseTitle: phase.title,
		results: isShown && survey ? await readResults(context, { survey, by }) : null,
		title: t("surveys:results.title"),
	};
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
	pageMeta(matches, data && `${data.title} – ${data.consultation.title}`);

export default function PublicSurveyResults() {
	const { consultation, phaseTitle, results, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation("surveys");
	const base = `/consultations/${consultation.slug}/survey`;
	return (
		<Page>
			<PageHeader
				breadcrumbs={[
					{ to: `/consultations/${consultation.slug}`, label: consultation.title },
					{ to: base, label: phaseTitle },
					{ label: title },
				]}
				title={title}
			/>
			{results ? <SurveyResults results={results} to={`${base}/results`} /> : <Alert>{t("results.hidden")}</Alert>}
		</Page>
	);
}
