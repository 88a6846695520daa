import { useTranslation } from "react-i18next";
import { Button, ButtonForm, LinkButton } from "~/ui/Button";
import { CheckboxField } from "~/ui/CheckboxField";
import { FormError, TypedForm, useTypedForm } from "~/ui/form";
import { SelectField } from "~/ui/SelectField";
import { TextAreaField } from "~/ui/TextAreaField";
import { TextField } from "~/ui/TextField";
import type { Step } from "../rules/macro";
import { variables } from "../rules/variables";
import { outcomes, topics } from "../schema";

type Macro = { id: string; name: string; steps: Step[] };

/** One step in words. */
export const useStepText = () => {
	const { t } = useTranslation("matters");
	return (step: Step): string => {
		if (step.do === "write") return t("macros.step.write", { text: step.text });
		if (step.do === "insert") return t("macros.step.insert", { answer: step.answer });
		if (step.do === "route") return t("macros.step.route", { topic: t(`topics.${step.topic}`) });
		if (step.do === "assign") return t(`macros.step.assign${step.to}`);
		if (step.do === "urgent") return t("macros.step.urgent");
		if (step.do === "note") return t("macros.step.note", { text: step.text });
		return t("macros.step.outcome", { outcome: t(`desk.outcomes.${step.outcome}`) });
	};
};

export const MacroList = ({ macros }: { macros: Macro[] }) => {
	const { t } = useTranslation("matters");
	const stepText = useStepText();
	return (
		<ul className="grid gap-4">
			{macros.map(({ id, name, steps }) => (
				<li key={id} className="grid gap-3 rounded-card border border-line bg-surface p-4">
					<h2 className="text-subheading">{name}</h2>
					<ol className="grid list-decimal gap-1 pl-6">
						{steps.map((step) => (
							<li key={JSON.stringify(step)} className="break-words">
								{stepText(step)}
							</li>
						))}
					</ol>
					<div className="flex flex-wrap gap-3">
						<LinkButton
							to={`?edit=${id}#edit`}
							tone="secondary"
							size="small"
							aria-label={`${t("macros.edit")} – ${name}`}
						>
							{t("macros.edit")}
						</LinkButton>
						<ButtonForm
							action={`/admin/macros/${id}/remove`}
							tone="danger"
							size="small"
							label={t("macros.remove")}
							aria-label={`${t("macros.remove")} – ${name}`}
						/>
					</div>
				</li>
			))}
		</ul>
	);
};

type Values = Record<"name" | "write" | "answer" | "route" | "assign" | "urgent" | "note" | "outcome", string>;

/** The steps of a macro as the fields of its form. */
const valuesOf = (macro: Macro | null): Partial<Values> => {
	const values: Partial<Values> = macro ? { name: macro.name } : {};
	for (const step of macro?.steps ?? []) {
		if (step.do === "write") values.write = step.text;
		if (step.do === "insert") values.answer = step.answer;
		if (step.do === "route") values.route = step.topic;
		if (step.do === "assign") values.assign = step.to;
		if (step.do === "urgent") values.urgent = "on";
		if (step.do === "note") values.note = step.text;
		if (step.do === "outcome") values.outcome = step.outcome;
	}
	return values;
};

type Props = { lastResult: unknown; edited: Macro | null; answers: { slug: string; question: string }[] };

export const MacroFields = ({ lastResult, edited, answers }: Props) => {
	const { t } = useTranslation("matters");
	const [form, fields] = useTypedForm<Values>(lastResult, { id: "macro", defaultValue: valuesOf(edited) });
	const list = Object.keys(variables)
		.map((name) => `{${name}}`)
		.join(", ");
	return (
		<TypedForm form={form} labels={{ name: t("macros.name"), write: t("macros.write") }}>
			<FormError>{form.errors?.join(" ")}</FormError>
			<TextField field={fields.name} label={t("macros.name")} maxLength={80} />
			<TextAreaField
				field={fields.write}
				label={t("macros.write")}
				hint={t("macros.writeHint", { list })}
				rows={3}
				optional
			/>
			<SelectField
				field={fields.answer}
				label={t("macros.answer")}
				placeholder={t("macros.none")}
				options={answers.map(({ slug, question }) => ({ value: slug, label: question }))}
				optional
			/>
			<SelectField
				field={fields.route}
				label={t("macros.route")}
				placeholder={t("macros.keep")}
				options={topics.map((value) => ({ value, label: t(`topics.${value}`) }))}
				optional
			/>
			<SelectField
				field={fields.assign}
				label={t("macros.assign")}
				placeholder={t("macros.keep")}
				options={(["me", "nobody"] as const).map((value) => ({ value, label: t(`macros.assigns.${value}`) }))}
				optional
			/>
			<CheckboxField field={fields.urgent} label={t("macros.urgent")} />
			<TextAreaField field={fields.note} label={t("macros.note")} rows={2} optional />
			<SelectField
				field={fields.outcome}
				label={t("macros.outcome")}
				placeholder={t("macros.keep")}
				options={outcomes.map((value) => ({ value, label: t(`desk.outcomes.${value}`) }))}
				optional
			/>
			<Button className="justify-self-start">{t("macros.save")}</Button>
		</TypedForm>
	);
};
