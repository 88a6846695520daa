import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { findSurveyDesk } from "~/domain/surveys/queries.server";
import { readResults } from "~/domain/surveys/results.server";
import { SurveyResults } from "~/domain/surveys/ui/SurveyResults";
import { translatorFor } from "~/i18n/i18next.server";
import { isId } from "~/lib/id";
import { orNotFound } from "~/server/http.server";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "consultations.manage");
	const t = await translatorFor(args.request);
	const { phaseId } = args.params;
	const { phase, survey } = orNotFound(isId(phaseId) ? await findSurveyDesk(context, phaseId) : null);
	const by = new URL(args.request.url).searchParams.get("by");
	const results = await readResults(context, { survey: survey ?? { id: phase.id, pages: [] }, by });
	return { base: `/admin/phases/${phase.id}/survey`, results, title: t("surveys:results.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export default function SurveyAnswers() {
	const { base, results, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation("surveys");
	return (
		<Page>
			<PageHeader breadcrumbs={[{ to: base, label: t("desk.title") }, { label: title }]} title={title} />
			<SurveyResults results={results} to={`${base}/answers`} />
		</Page>
	);
}
