import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { findSurveyDesk, listTags, listTexts } from "~/domain/surveys/queries.server";
import { allQuestions, isFree } from "~/domain/surveys/rules";
import { translatorFor } from "~/i18n/i18next.server";
import { isId } from "~/lib/id";
import { orNotFound } from "~/server/http.server";
import { Button, ButtonForm } from "~/ui/Button";
import { EmptyState } from "~/ui/EmptyState";
import { FilterBar, FilterSelect, FilterText } from "~/ui/FilterBar";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";
import { Pager } from "~/ui/Pager";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "consultations.manage");
	const t = await translatorFor(args.request);
	const { phaseId } = args.params;
	const { phase, survey, pages } = orNotFound(isId(phaseId) ? await findSurveyDesk(context, phaseId) : null);
	const { searchParams } = new URL(args.request.url);
	const asked = (name: string) => (searchParams.get(name) ?? "").slice(0, 100);
	const after = asked("after");
	const filter = { words: asked("words"), tag: asked("tag"), questionId: asked("question") };
	const surveyId = survey?.id ?? phase.id;
	const [found, tags] = await Promise.all([
		listTexts(context, { surveyId, ...filter, after: isId(after) ? after : null }),
		listTags(context, surveyId),
	]);
	const questions = allQuestions(pages).filter(isFree);
	return {
		...{ ...found, tags, filter },
		questions: questions.map(({ id, label }) => ({ value: id, label })),
		base: `/admin/phases/${phase.id}/survey`,
		title: t("surveys:texts.title"),
	};
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

type Listed = ReturnType<typeof useLoaderData<typeof loader>>["texts"][number];

const TextLine = ({ text }: { text: Listed }) => {
	const { questions, filter, base } = useLoaderData<typeof loader>();
	const { t } = useTranslation("surveys");
	const { id, body, tags, questionId } = text;
	const to = `${base}/texts?${new URLSearchParams({ words: filter.words, tag: filter.tag, question: filter.questionId })}`;
	return (
		<li className="grid gap-3 rounded-card border border-line bg-surface p-4">
			<p className="text-[0.9375rem] text-soft">{questions.find(({ value }) => value === questionId)?.label}</p>
			<p className="break-words whitespace-pre-line">{body}</p>
			<div className="flex flex-wrap items-center gap-2">
				{tags.map((tag) => (
					<ButtonForm
						key={tag}
						tone="secondary"
						size="small"
						action="/admin/survey-texts/tag"
						fields={{ textId: id, tag, isOn: "", to }}
						aria-label={t("texts.removeTag", { tag })}
					>
						{tag} ×
					</ButtonForm>
				))}
				<Form method="post" action="/admin/survey-texts/tag" className="flex flex-wrap gap-2" preventScrollReset>
					<input type="hidden" name="textId" value={id} />
					<input type="hidden" name="isOn" value="on" />
					<input type="hidden" name="to" value={to} />
					<input
						name="tag"
						required
						maxLength={40}
						list="tags"
						aria-label={t("texts.newTagFor")}
						placeholder={t("texts.newTag")}
						className="control max-w-52"
					/>
					<Button tone="secondary" size="small">
						{t("texts.add")}
					</Button>
				</Form>
			</div>
		</li>
	);
};

export default function SurveyTexts() {
	const { texts, next, tags, filter, questions, base, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation("surveys");
	const to = `${base}/texts`;
	const any = { value: "", label: t("texts.any") };
	const onward = new URLSearchParams({
		words: filter.words,
		tag: filter.tag,
		question: filter.questionId,
		after: next ?? "",
	});
	return (
		<Page>
			<PageHeader breadcrumbs={[{ to: base, label: t("desk.title") }, { label: title }]} title={title} />
			<FilterBar label={title} action={to} clearTo={to}>
				<FilterText name="words" label={t("texts.words")} value={filter.words} />
				<FilterSelect
					name="tag"
					label={t("texts.tag")}
					value={filter.tag}
					options={[any, ...tags.map(({ tag, count }) => ({ value: tag, label: `${tag} (${count})` }))]}
				/>
				<FilterSelect
					name="question"
					label={t("texts.question")}
					value={filter.questionId}
					options={[any, ...questions]}
				/>
			</FilterBar>
			<datalist id="tags">
				{tags.map(({ tag }) => (
					<option key={tag} value={tag} />
				))}
			</datalist>
			{texts.length === 0 ? (
				<EmptyState title={t("texts.empty")} />
			) : (
				<ul className="grid gap-4">
					{texts.map((text) => (
						<TextLine key={text.id} text={text} />
					))}
				</ul>
			)}
			<Pager order="any" olderTo={next ? `${to}?${onward}` : null} />
		</Page>
	);
}
