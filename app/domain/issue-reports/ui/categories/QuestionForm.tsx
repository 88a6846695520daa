import { useTranslation } from "react-i18next";
import { useLanguage } from "~/i18n/useLanguage";
import { Button } from "~/ui/Button";
import { CheckboxField } from "~/ui/CheckboxField";
import { ChoiceField } from "~/ui/ChoiceField";
import type { FieldState } from "~/ui/Field";
import { TypedForm, useTypedForm } from "~/ui/form";
import { SelectField } from "~/ui/SelectField";
import { TextField } from "~/ui/TextField";
import { ticksOf } from "../../rules/category-form";
import type { Question } from "../../schema";
import { OptionLines } from "./OptionLines";

const kinds = ["singlevaluelist", "multivaluelist", "string", "text", "number", "datetime", "notice"] as const;

/** Empty lines after the answers that exist: enough to go on without JavaScript. */
const EMPTY = 3;

type Props = { lastResult: unknown; question: Question | null; before: Question[] };

const line = (option?: Question["options"][number]) => ({
	key: option?.key ?? "",
	fr: option?.label.fr ?? "",
	en: option?.label.en ?? "",
	stopFr: option?.stop?.fr ?? "",
	stopEn: option?.stop?.en ?? "",
});

const valuesOf = (question: Question | null) => ({
	kind: question?.kind ?? "singlevaluelist",
	labelFr: question?.label.fr ?? "",
	labelEn: question?.label.en ?? "",
	helpFr: question?.help?.fr ?? "",
	helpEn: question?.help?.en ?? "",
	required: question?.required ? "on" : "",
	options: [...(question?.options ?? []).map(line), ...Array.from({ length: EMPTY }, () => line())],
	joint: ticksOf(question?.showIf)?.joint ?? "all",
	ticks: ticksOf(question?.showIf)?.ticks ?? [],
});

const When = ({
	named,
	before,
	isMore,
}: {
	named: (name: string) => FieldState;
	before: Question[];
	isMore: boolean;
}) => {
	const { t } = useTranslation("issue-reports");
	const language = useLanguage();
	const options = before.flatMap(({ code, label, options }) =>
		options.map((option) => ({
			value: `${code}=${option.key}`,
			label: `${label[language]} ${option.label[language]}`,
		})),
	);
	if (options.length === 0) return null;
	return (
		<>
			<h2>{t("questions.when")}</h2>
			{isMore ? <p className="text-soft">{t("questions.whenMore")}</p> : null}
			<ChoiceField
				field={named("ticks")}
				type="checkbox"
				label={t("questions.ticks")}
				hint={t("questions.ticksHint")}
				optional
				options={options}
			/>
			<ChoiceField
				field={named("joint")}
				label={t("questions.joint")}
				options={[
					{ value: "all", label: t("questions.all") },
					{ value: "any", label: t("questions.any") },
				]}
			/>
		</>
	);
};

/** A question of a category: its words, its kind, its answers, and when it is asked. */
export const QuestionForm = ({ lastResult, question, before }: Props) => {
	const { t } = useTranslation("issue-reports");
	const [form, fields] = useTypedForm<ReturnType<typeof valuesOf>>(lastResult, { defaultValue: valuesOf(question) });
	const named = (name: string) => (fields as unknown as Record<string, FieldState>)[name] as FieldState;
	const labels = {
		labelFr: t("questions.labelFr"),
		labelEn: t("questions.labelEn"),
		helpEn: t("questions.helpEn"),
		kind: t("questions.kind"),
		options: t("questions.options"),
	};
	return (
		<TypedForm form={form} labels={labels}>
			<TextField field={named("labelFr")} label={labels.labelFr} />
			<TextField field={named("labelEn")} label={labels.labelEn} />
			<TextField field={named("helpFr")} label={t("questions.helpFr")} optional />
			<TextField field={named("helpEn")} label={labels.helpEn} optional />
			<SelectField
				field={named("kind")}
				label={labels.kind}
				options={kinds.map((kind) => ({ value: kind, label: t(`questions.kinds.${kind}`) }))}
			/>
			<CheckboxField field={named("required")} label={t("questions.required")} />
			<OptionLines
				field={named("options")}
				lines={fields.options.getFieldList().map((one) => one.getFieldset() as unknown as Record<string, FieldState>)}
			/>
			<When named={named} before={before} isMore={question !== null && ticksOf(question.showIf) === null} />
			<div>
				<Button>{t("questions.save")}</Button>
			</div>
		</TypedForm>
	);
};
