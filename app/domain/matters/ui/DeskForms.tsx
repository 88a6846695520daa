import { useTranslation } from "react-i18next";
import { Button } from "~/ui/Button";
import { ChoiceField } from "~/ui/ChoiceField";
import { FormError, TypedForm, useTypedForm } from "~/ui/form";
import { HiddenField } from "~/ui/HiddenField";
import { Section } from "~/ui/Page";
import { SelectField } from "~/ui/SelectField";
import { TextAreaField } from "~/ui/TextAreaField";
import { outcomes, TEXT_LIMIT } from "../schema";
import { PlanPreview, type ShownPlan } from "./PlanPreview";
import { type Ready, ReadyAnswers } from "./ReadyAnswers";

type AnswerValues = Record<"text" | "outcome" | "seen" | "nonce" | "canonical" | "macro", string>;

/** «slug@version» in words, with a way to see which answer was inserted. */
const Inserted = ({ canonical, ready }: { canonical: string; ready: Ready }) => {
	const { t } = useTranslation("matters");
	const [slug, version = ""] = canonical.split("@");
	const question = ready.answers.find((one) => one.slug === slug)?.question;
	return question ? <p className="text-soft">{t("desk.ready.inserted", { question, version })}</p> : null;
};

type AnswerProps = { lastResult: unknown; nonce: string; seen: string; plan: ShownPlan[]; ready: Ready };

/** The agent writes once; where it goes is the planner's business. */
export const AnswerForm = ({ lastResult, nonce, seen, plan, ready }: AnswerProps) => {
	const { t } = useTranslation("matters");
	const [form, fields] = useTypedForm<AnswerValues>(lastResult, {
		id: "answer",
		defaultValue: { outcome: "answered" },
	});
	return (
		<Section title={t("desk.answer")}>
			<TypedForm form={form} labels={{ text: t("desk.answerLabel"), outcome: t("desk.outcome") }}>
				<FormError>{form.errors?.join(" ")}</FormError>
				<HiddenField field={fields.nonce} value={nonce} />
				<HiddenField field={fields.seen} value={seen} />
				<HiddenField field={fields.canonical} />
				<HiddenField field={fields.macro} />
				{/* The first button is the one Enter presses: it sends. */}
				<button type="submit" className="sr-only" tabIndex={-1} aria-hidden="true" />
				<ReadyAnswers ready={ready} />
				<TextAreaField
					field={fields.text}
					label={t("desk.answerLabel")}
					hint={t("desk.answerHint")}
					rows={8}
					maxLength={TEXT_LIMIT}
				/>
				<Inserted canonical={String(fields.canonical.initialValue ?? "")} ready={ready} />
				<ChoiceField
					field={fields.outcome}
					label={t("desk.outcome")}
					options={outcomes.map((value) => ({ value, label: t(`desk.outcomes.${value}`) }))}
				/>
				<PlanPreview plan={plan} />
				<Button className="justify-self-start">{t("desk.answerSend")}</Button>
			</TypedForm>
		</Section>
	);
};

type NoteProps = { action: string; nonce: string; colleagues: { id: string; displayName: string }[] };

/** A word among staff, for a colleague if one is named. */
export const NoteForm = ({ action, nonce, colleagues }: NoteProps) => {
	const { t } = useTranslation("matters");
	const [form, fields] = useTypedForm<{ text: string; mention: string; nonce: string }>(null, { id: "note" });
	return (
		<Section title={t("desk.note")}>
			<TypedForm form={form} action={action}>
				<HiddenField field={fields.nonce} value={nonce} />
				<TextAreaField field={fields.text} label={t("desk.note")} hint={t("desk.noteHint")} rows={3} />
				<SelectField
					field={fields.mention}
					label={t("desk.mention")}
					placeholder={t("desk.mentionNobody")}
					options={colleagues.map(({ id, displayName }) => ({ value: id, label: displayName }))}
					optional
				/>
				<Button tone="secondary" className="justify-self-start">
					{t("desk.noteSend")}
				</Button>
			</TypedForm>
		</Section>
	);
};
