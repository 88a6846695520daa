import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { listTerms } from "~/domain/consultations/condition-terms.server";
import { participationRefusal } from "~/domain/consultations/policy";
import { PhaseTerms } from "~/domain/consultations/ui/PhaseTerms";
import { StatusTag } from "~/domain/consultations/ui/StatusTag";
import { cityMap } from "~/domain/directory/queries/city-map.server";
import { answerSurvey } from "~/domain/surveys/commands/answer-survey.server";
import { findSurveyPhase, hasAnswered } from "~/domain/surveys/queries.server";
import { refusalText } from "~/domain/surveys/refusals";
import { allQuestions } from "~/domain/surveys/rules";
import { nextStep } from "~/domain/surveys/steps";
import { SurveyMap } from "~/domain/surveys/ui/PlaceInput";
import { SurveyForm } from "~/domain/surveys/ui/SurveyForm";
import { translatorFor } from "~/i18n/i18next.server";
import { isId } from "~/lib/id";
import { orNotFound, withFlash } from "~/server/http.server";
import { Alert } from "~/ui/Alert";
import { LinkButton } from "~/ui/Button";
import { EmptyState } from "~/ui/EmptyState";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";
import { Prose } from "~/ui/Prose";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const { consultation, phase, settings, survey, isShown } = orNotFound(
		await findSurveyPhase(context, args.params.slug ?? ""),
	);
	const pages = survey?.pages ?? [];
	const hasPlace = allQuestions(pages).some(({ type }) => type === "place");
	return {
		consultation: { slug: consultation.slug, title: consultation.title },
		phase: { title: phase.title, description: phase.description, status: phase.status },
		refusal: participationRefusal(context.actor, { ...phase, consultation }, "answer", context.now),
		terms: await listTerms(context, phase, `/consultations/${consultation.slug}/survey`),
		isAnonymous: settings.anonymous,
		hasAnswered: survey ? await hasAnswered(context, survey.id, settings.anonymous) : false,
		// Drawn without the time: it must not lead back to a moment.
		answerId: crypto.randomUUID(),
		map: hasPlace ? await cityMap(context) : null,
		...{ pages, isShown },
	};
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "surveys.answer");
	const t = await translatorFor(args.request);
	const { consultation, phase, survey } = orNotFound(await findSurveyPhase(context, args.params.slug ?? ""));
	const { pages } = orNotFound(survey);
	const form = await args.request.formData();
	const answerId = String(form.get("answerId"));
	if (!isId(answerId)) throw new Response("400", { status: 400, statusText: "Bad Request" });
	const step = nextStep(pages, form);
	if (!step.isDone)
		return data({ ...step, answerId, error: null }, { status: Object.keys(step.faults).length ? 422 : 200 });
	const result = await answerSurvey(context, { phaseId: phase.id, answerId, values: step.values });
	if (!result.ok) return data({ ...step, answerId, error: refusalText(t, result.reason) }, { status: 409 });
	return withFlash(`/consultations/${consultation.slug}/survey`, { tone: "success", text: t("surveys:done") });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
	pageMeta(matches, data && `${data.phase.title} – ${data.consultation.title}`);

const Body = () => {
	const {
		pages,
		refusal,
		hasAnswered,
		isAnonymous,
		consultation,
		answerId: drawn,
		map,
	} = useLoaderData<typeof loader>();
	const answer = useActionData<typeof action>();
	const { t } = useTranslation(["surveys", "consultations"]);
	const base = `/consultations/${consultation.slug}/survey`;
	const questions = allQuestions(pages);
	if (questions.length === 0)
		return (
			<EmptyState title={t("empty")}>
				<p>{t("emptyText")}</p>
			</EmptyState>
		);
	if (hasAnswered)
		return (
			<EmptyState title={t("already")}>
				<p>{t("alreadyText")}</p>
			</EmptyState>
		);
	if (refusal === "sign-in-needed")
		return (
			<div>
				<LinkButton to={`/sign-in?to=${encodeURIComponent(base)}`}>{t("signIn")}</LinkButton>
			</div>
		);
	if (refusal === "phase-closed") return <Alert>{t("closed")}</Alert>;
	if (refusal) return <Alert>{t(`consultations:refusals.${refusal}`)}</Alert>;
	const { page = 0, values = {}, faults = {}, isLonger = false, answerId = drawn, error = null } = answer ?? {};
	return (
		<>
			<Alert>{t(isAnonymous ? "anonymous" : "named")}</Alert>
			{error ? (
				<Alert tone="danger" live>
					{error}
				</Alert>
			) : null}
			<SurveyMap.Provider value={map}>
				<SurveyForm
					key={`${page} ${Object.keys(values).join(" ")}`}
					{...{ questions, page, values, faults, isLonger, answerId }}
					shown={pages[page]?.questions ?? []}
					pages={pages.length}
				/>
			</SurveyMap.Provider>
		</>
	);
};

export default function Survey() {
	const { consultation, phase, isShown, terms } = useLoaderData<typeof loader>();
	const { t } = useTranslation(["surveys", "consultations"]);
	const results = `/consultations/${consultation.slug}/survey/results`;
	return (
		<Page width="text">
			<PageHeader
				breadcrumbs={[
					{ to: "/consultations", label: t("consultations:list.title") },
					{ to: `/consultations/${consultation.slug}`, label: consultation.title },
					{ label: phase.title },
				]}
				eyebrow={<StatusTag status={phase.status} />}
				title={phase.title}
				lead={t("lead")}
				actions={
					isShown ? (
						<LinkButton tone="secondary" to={results}>
							{t("seeResults")}
						</LinkButton>
					) : null
				}
			/>
			{phase.description ? <Prose text={phase.description} /> : null}
			{phase.status === "open" ? <PhaseTerms groups={terms} /> : null}
			<Body />
		</Page>
	);
}
