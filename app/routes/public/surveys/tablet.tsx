import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { findTablet } from "~/domain/surveys/commands/receive-tablet-answers.server";
import { allQuestions } from "~/domain/surveys/rules";
import { TabletForm } from "~/domain/surveys/ui/TabletForm";
import { orNotFound } from "~/server/http.server";
import { Alert } from "~/ui/Alert";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "surveys.tablet");
	const { key = "" } = args.params;
	const { tablet, survey, phase, isOpen } = orNotFound(await findTablet(context, key));
	return { tabletKey: key, name: tablet.name, title: phase.title, questions: allQuestions(survey.pages), isOpen };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export default function Tablet() {
	const { tabletKey, name, title, questions, isOpen } = useLoaderData<typeof loader>();
	const { t } = useTranslation("surveys");
	return (
		<Page width="text">
			<PageHeader title={title} eyebrow={`${t("tablet.title")} – ${name}`} />
			{isOpen ? null : <Alert tone="warning">{t("tablet.closed")}</Alert>}
			<TabletForm tabletKey={tabletKey} questions={questions} />
		</Page>
	);
}
