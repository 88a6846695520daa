import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { findSurveyDesk } from "~/domain/surveys/queries.server";
import { type Question, questionTypes } from "~/domain/surveys/schema";
import { translatorFor } from "~/i18n/i18next.server";
import { isId } from "~/lib/id";
import { orNotFound } from "~/server/http.server";
import { Alert } from "~/ui/Alert";
import { Button, ButtonForm, LinkButton } from "~/ui/Button";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";
import { Tag } from "~/ui/Tag";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "consultations.manage");
	const t = await translatorFor(args.request);
	const { phaseId } = args.params;
	const { phase, pages, version, isFrozen } = orNotFound(isId(phaseId) ? await findSurveyDesk(context, phaseId) : null);
	const shown = pages.length > 0 ? pages : [{ id: "p1", title: "", questions: [] }];
	const { id, title, consultation } = phase;
	return { phase: { id, title, consultation }, pages: shown, version, isFrozen, title: t("surveys:desk.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

const small = { tone: "secondary", size: "small" } as const;

const QuestionLine = ({ question }: { question: Question }) => {
	const { phase, version, isFrozen } = useLoaderData<typeof loader>();
	const { t } = useTranslation("surveys");
	const { id, type, label, required, conditions } = question;
	const named = (action: string) => t("desk.of", { action, question: label || t(`types.${type}`) });
	const button = (kind: "up" | "down" | "remove") => (
		<ButtonForm
			{...small}
			tone={kind === "remove" ? "danger" : "secondary"}
			action={`/admin/phases/${phase.id}/survey/change`}
			fields={{ kind, id, version: String(version) }}
			aria-label={named(t(`desk.${kind}`))}
		>
			{t(`desk.${kind}`)}
		</ButtonForm>
	);
	return (
		<li className="grid gap-3 rounded-card border border-line bg-surface p-4">
			<div className="flex flex-wrap items-center gap-2">
				<Tag>{t(`types.${type}`)}</Tag>
				{required ? <Tag tone="info">{t("desk.required")}</Tag> : null}
				{conditions.length > 0 ? <Tag tone="accent">{t("desk.conditional")}</Tag> : null}
			</div>
			<p className="font-semibold break-words">{label}</p>
			{isFrozen ? null : (
				<div className="flex flex-wrap gap-2">
					<LinkButton
						{...small}
						to={`/admin/phases/${phase.id}/survey/question?id=${id}`}
						aria-label={named(t("desk.edit"))}
					>
						{t("desk.edit")}
					</LinkButton>
					{button("up")}
					{button("down")}
					{button("remove")}
				</div>
			)}
		</li>
	);
};

const AddQuestion = ({ page }: { page: string }) => {
	const { phase } = useLoaderData<typeof loader>();
	const { t } = useTranslation("surveys");
	const id = useId();
	return (
		<Form method="get" action={`/admin/phases/${phase.id}/survey/question`} className="flex flex-wrap items-end gap-3">
			<input type="hidden" name="page" value={page} />
			<div>
				<label htmlFor={id} className="font-semibold">
					{t("desk.addQuestion")}
				</label>
				<select id={id} name="type" className="control mt-1">
					{questionTypes.map((type) => (
						<option key={type} value={type}>
							{t(`types.${type}`)}
						</option>
					))}
				</select>
			</div>
			<Button tone="secondary">{t("desk.add")}</Button>
		</Form>
	);
};

export default function SurveyDesk() {
	const { phase, pages, version, isFrozen, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation(["surveys", "consultations"]);
	const base = `/admin/phases/${phase.id}/survey`;
	const change = (kind: "add-page" | "remove-page", id = "") => ({
		action: `${base}/change`,
		fields: { kind, id, version: String(version) },
	});
	return (
		<Page>
			<PageHeader
				breadcrumbs={[
					{ to: "/admin/consultations", label: t("consultations:admin.title") },
					{ to: `/admin/consultations/${phase.consultation.id}`, label: phase.consultation.title },
					{ label: `${title} – ${phase.title}` },
				]}
				title={title}
				lead={t("desk.lead")}
				actions={
					<>
						<LinkButton {...small} to={`/consultations/${phase.consultation.slug}/survey`}>
							{t("desk.see")}
						</LinkButton>
						{(["answers", "texts", "tablets"] as const).map((name) => (
							<LinkButton key={name} {...small} to={`${base}/${name}`}>
								{t(`desk.${name}`)}
							</LinkButton>
						))}
						<LinkButton {...small} to={`${base}.csv`} reloadDocument>
							{t("desk.csv")}
						</LinkButton>
					</>
				}
			/>
			{isFrozen ? <Alert tone="warning">{t("desk.frozen")}</Alert> : null}
			{pages.map(({ id, questions }, index) => (
				<Section key={id} title={t("desk.pageTitle", { page: index + 1 })}>
					{questions.length === 0 ? <p className="text-soft">{t("desk.noQuestion")}</p> : null}
					<ul className="grid gap-4">
						{questions.map((question) => (
							<QuestionLine key={question.id} question={question} />
						))}
					</ul>
					{isFrozen ? null : (
						<div className="flex flex-wrap items-end justify-between gap-4">
							<AddQuestion page={id} />
							{pages.length > 1 ? (
								<ButtonForm {...small} tone="danger" {...change("remove-page", id)}>
									{t("desk.removePage")}
								</ButtonForm>
							) : null}
						</div>
					)}
				</Section>
			))}
			{isFrozen ? null : <ButtonForm {...small} {...change("add-page")} label={t("desk.addPage")} />}
		</Page>
	);
}
