import type { FieldMetadata } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { Button } from "~/ui/Button";
import { CheckboxField } from "~/ui/CheckboxField";
import { TypedForm, useTypedForm } from "~/ui/form";
import { HiddenField } from "~/ui/HiddenField";
import { SelectField } from "~/ui/SelectField";
import { TextAreaField } from "~/ui/TextAreaField";
import { TextField } from "~/ui/TextField";
import { needsOf, operators, type Question, type QuestionType } from "../schema";

type Props = {
	lastResult: unknown;
	version: number;
	known: Question | null;
	type: QuestionType;
	/** Questions asked before this one: what its conditions can be about. */
	earlier: { value: string; label: string }[];
};

const CONDITIONS = 3;

type Fields = Record<string, FieldMetadata>;

const Conditions = ({ fields, earlier }: { fields: Fields; earlier: Props["earlier"] }) => {
	const { t } = useTranslation("surveys");
	const list = (fields.conditions as unknown as FieldMetadata<Record<string, string>[]>).getFieldList();
	return (
		<fieldset className="grid gap-4 rounded-card border border-line p-4">
			<legend className="px-1 font-semibold">{t("form.conditions")}</legend>
			<p className="text-[0.9375rem] text-soft">{t("form.conditionsHint")}</p>
			{list.map((one, index) => {
				const { question, operator, value } = one.getFieldset() as unknown as Fields;
				const number = index + 1;
				if (!question || !operator || !value) return null;
				return (
					<div key={one.key} className="grid gap-3 sm:grid-cols-3">
						<SelectField
							field={question}
							label={t("form.question", { number })}
							placeholder={t("form.none")}
							options={earlier}
							optional
						/>
						<SelectField
							field={operator}
							label={t("form.operator", { number })}
							options={operators.map((key) => ({ value: key, label: t(`operators.${key}`) }))}
							optional
						/>
						<TextField field={value} label={t("form.value", { number })} optional />
					</div>
				);
			})}
			{fields.match ? (
				<SelectField
					field={fields.match}
					label={t("form.match")}
					options={[
						{ value: "all", label: t("form.matchAll") },
						{ value: "any", label: t("form.matchAny") },
					]}
					optional
				/>
			) : null}
		</fieldset>
	);
};

const Bounds = ({ fields, type }: { fields: Fields; type: QuestionType }) => {
	const { t } = useTranslation("surveys");
	const { min, max, minLabel, maxLabel } = fields;
	if (!min || !max || !minLabel || !maxLabel || (type !== "number" && type !== "scale")) return null;
	return (
		<div className="grid gap-4 sm:grid-cols-2">
			<TextField field={min} label={t("form.min")} inputMode="decimal" optional />
			<TextField field={max} label={t("form.max")} inputMode="decimal" optional />
			{type === "scale" ? (
				<>
					<TextField field={minLabel} label={t("form.minLabel")} optional />
					<TextField field={maxLabel} label={t("form.maxLabel")} optional />
				</>
			) : null}
		</div>
	);
};

const textOf = (items: { label: string }[] | undefined) => (items ?? []).map(({ label }) => label).join("\n");

const conditionsOf = (known: Question | null) =>
	Array.from(
		{ length: CONDITIONS },
		(_, index) => known?.conditions[index] ?? { question: "", operator: "answered", value: "" },
	);

/** The form of a question: what all have, then what its type asks. */
export const QuestionForm = ({ lastResult, version, known, type, earlier }: Props) => {
	const { t } = useTranslation("surveys");
	const { min = null, max = null, ...rest } = known ?? {};
	const [form, fields] = useTypedForm(lastResult, {
		defaultValue: {
			...rest,
			...{ version, type, min: min ?? "", max: max ?? "", conditions: conditionsOf(known) },
			...{ options: textOf(known?.options), rows: textOf(known?.rows) },
		},
	}) as unknown as [Parameters<typeof TypedForm>[0]["form"], Fields];
	const need = needsOf(type);
	const isAsked = type !== "text" && type !== "separator";
	const optionsLabel = t(need.rows > 0 ? "form.columns" : type === "judgement" ? "form.judged" : "form.options");
	const labels = {
		label: t("form.label"),
		hint: t("form.hint"),
		options: optionsLabel,
		rows: t("form.rows"),
		min: t("form.min"),
		max: t("form.max"),
	};
	const field = (name: string) => fields[name] as FieldMetadata;
	return (
		<TypedForm form={form} labels={labels}>
			<HiddenField field={field("version")} />
			<HiddenField field={field("type")} />
			{type === "separator" ? null : (
				<TextAreaField field={field("label")} label={labels.label} rows={2} maxLength={500} />
			)}
			{isAsked ? <TextField field={field("hint")} label={labels.hint} optional /> : null}
			{need.rows > 0 ? (
				<TextAreaField field={field("rows")} label={labels.rows} hint={t("form.optionsHint")} rows={4} />
			) : null}
			{need.options > 0 ? (
				<TextAreaField field={field("options")} label={optionsLabel} hint={t("form.optionsHint")} rows={6} />
			) : null}
			<Bounds fields={fields} type={type} />
			{isAsked ? <CheckboxField field={field("required")} label={t("form.required")} /> : null}
			{earlier.length > 0 ? <Conditions fields={fields} earlier={earlier} /> : null}
			<div>
				<Button>{t("form.save")}</Button>
			</div>
		</TypedForm>
	);
};
