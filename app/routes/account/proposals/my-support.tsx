import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { answerMove } from "~/domain/proposals/commands/answer-move.server";
import { findMyQuestion } from "~/domain/proposals/lineage.server";
import { answerMoveSchema, moveAnswers } from "~/domain/proposals/move-schema";
import { refusalText } from "~/domain/proposals/refusals";
import { formatDate } from "~/i18n/format";
import { translatorFor } from "~/i18n/i18next.server";
import { useLanguage } from "~/i18n/useLanguage";
import { isId } from "~/lib/id";
import type { Context } from "~/server/context.server";
import { formRefused, orNotFound, readForm, withFlash } from "~/server/http.server";
import { Alert } from "~/ui/Alert";
import { Button } from "~/ui/Button";
import { ChoiceField } from "~/ui/ChoiceField";
import { TypedForm, useTypedForm } from "~/ui/form";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";
import { Prose } from "~/ui/Prose";

const find = async (context: Context, { params: { moveId } }: Pick<LoaderFunctionArgs, "params">) =>
	orNotFound(isId(moveId) ? await findMyQuestion(context, moveId) : null);

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "account.own");
	const t = await translatorFor(args.request);
	const question = await find(context, args);
	return data({ ...question, isOver: question.move.dueAt < context.now, title: t("proposals:moves.mine.title") });
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "account.own");
	const { move, targets } = await find(context, args);
	const form = await readForm(args, answerMoveSchema);
	if (!form.ok) return form.shownAgain;
	const result = await answerMove(context, { ...form.value, moveId: move.id });
	if (!result.ok) {
		const isUnsaid = result.reason === "too-few";
		return formRefused(form, isUnsaid ? form.t("proposals:moves.mine.choose") : refusalText(form.t, result.reason));
	}
	const text = form.t(`proposals:moves.mine.done.${form.value.answer}`);
	return withFlash(`/proposals/${targets[0]?.id ?? ""}`, { tone: "success", text });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

type Text = { id: string; number: number; title: string; body: string; authorName: string };

const Texts = ({ texts }: { texts: Text[] }) => {
	const { t } = useTranslation("proposals");
	return (
		<ul className="grid gap-4">
			{texts.map(({ id, number, title, body, authorName }) => (
				<li key={id} className="grid gap-2 rounded-card border border-line bg-surface p-5">
					<h3 className="text-subheading">
						<Link to={`/proposals/${id}`}>
							{t("number", { number })} – {title}
						</Link>
					</h3>
					<p className="text-soft">{authorName}</p>
					<Prose text={body} under={2} />
				</li>
			))}
		</ul>
	);
};

const AnswerForm = () => {
	const { move, targets } = useLoaderData<typeof loader>();
	const { t } = useTranslation("proposals");
	const language = useLanguage();
	const [form, fields] = useTypedForm<{ answer: string; targets: string[] }>(useActionData<typeof action>());
	const isSplit = move.kind === "split";
	const labels = { answer: t("moves.mine.question"), targets: t("moves.mine.targets") };
	return (
		<TypedForm form={form} labels={labels}>
			<ChoiceField
				field={fields.answer}
				label={labels.answer}
				options={moveAnswers.map((value) => ({
					value,
					label: t(`moves.mine.answers.${value}`),
					hint: t(value === "move" && isSplit ? "moves.mine.hints.moveParts" : `moves.mine.hints.${value}`),
				}))}
			/>
			{isSplit ? (
				<ChoiceField
					field={fields.targets}
					type="checkbox"
					label={labels.targets}
					hint={t("moves.mine.targetsHint")}
					options={targets.map(({ id, title }) => ({ value: id, label: title }))}
					optional
				/>
			) : null}
			<p className="max-w-prose text-soft">{t("moves.mine.default", { date: formatDate(language, move.dueAt) })}</p>
			<div>
				<Button>{t("moves.mine.send")}</Button>
			</div>
		</TypedForm>
	);
};

export default function MySupport() {
	const { move, sources, targets, answer, isOver, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation("proposals");
	const language = useLanguage();
	const said = answer as "move" | "keep" | "withdraw" | null;
	return (
		<Page width="text">
			<PageHeader title={title} lead={t(move.kind === "split" ? "moves.mine.split" : "moves.mine.merge")} />
			<Alert tone="info" title={t("moves.mine.why", { name: move.byName })}>
				<p>{move.reason}</p>
			</Alert>
			<Section title={t("moves.mine.before")}>
				<Texts texts={sources} />
			</Section>
			<Section title={t("moves.mine.after")}>
				<Texts texts={targets} />
			</Section>
			{said ? <Alert tone="success">{t(`moves.mine.done.${said}`)}</Alert> : null}
			{!said && isOver ? <Alert>{t("moves.mine.over", { date: formatDate(language, move.dueAt) })}</Alert> : null}
			{said || isOver ? null : <AnswerForm />}
		</Page>
	);
}
