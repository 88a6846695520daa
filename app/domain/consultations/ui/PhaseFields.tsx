import type { FieldMetadata } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { Alert } from "~/ui/Alert";
import { CheckboxField } from "~/ui/CheckboxField";
import { DateField } from "~/ui/DateTimeField";
import { HiddenField } from "~/ui/HiddenField";
import { TextAreaField } from "~/ui/TextAreaField";
import { TextField } from "~/ui/TextField";
import { type MethodKey, methodOf, type SettingField } from "../methods";

type Fields = Record<"version" | "title" | "description" | "startsOn" | "endsOn", FieldMetadata> & {
	settings: FieldMetadata<Record<string, unknown>>;
};

const useSettingTexts = (method: MethodKey) => {
	const { t, i18n } = useTranslation("consultations");
	const key = (name: string, part: string) => `consultations:methods.${method}.settings.${name}.${part}`;
	return (name: string) => ({
		// The registry and the texts are compared by a test: every setting has a label.
		label: t(key(name, "label") as "methods.vote.settings.choices.label"),
		...(i18n.exists(key(name, "hint")) ? { hint: t(key(name, "hint") as "methods.vote.settings.choices.label") } : {}),
	});
};

type SettingProps = { field: FieldMetadata; kind: SettingField["kind"]; texts: { label: string; hint?: string } };

const Setting = ({ field, kind, texts }: SettingProps) => {
	if (kind === "flag") return <CheckboxField field={field} {...texts} />;
	if (kind === "lines") return <TextAreaField field={field} {...texts} rows={5} optional />;
	return (
		<TextField
			field={field}
			{...texts}
			type="number"
			inputMode="numeric"
			min={0}
			className="max-w-32"
			optional={kind === "limit"}
		/>
	);
};

/** Labels of the fields, for the error summary. */
export const usePhaseLabels = (method: MethodKey): Record<string, string> => {
	const { t } = useTranslation("consultations");
	const textsOf = useSettingTexts(method);
	const settings = methodOf({ method }).fields.map(({ name }) => [`settings.${name}`, textsOf(name).label] as const);
	return {
		title: t("admin.phase.title"),
		description: t("admin.phase.description"),
		startsOn: t("admin.phase.startsOn"),
		endsOn: t("admin.phase.endsOn"),
		...Object.fromEntries(settings),
	};
};

type Props = { fields: Fields; method: MethodKey; frozen?: boolean; hasOpened?: boolean };

/** The form of a phase: what all phases have, then what its method asks. */
export const PhaseFields = ({ fields, method, frozen, hasOpened }: Props) => {
	const { t } = useTranslation("consultations");
	const textsOf = useSettingTexts(method);
	const settings = fields.settings.getFieldset();
	const asked = methodOf({ method }).fields;
	return (
		<>
			<HiddenField field={fields.version} />
			<TextField field={fields.title} label={t("admin.phase.title")} />
			{hasOpened ? <Alert>{t("admin.phase.datesPublished")}</Alert> : null}
			<div className="flex flex-wrap items-end gap-6">
				<DateField field={fields.startsOn} label={t("admin.phase.startsOn")} />
				<DateField field={fields.endsOn} label={t("admin.phase.endsOn")} hint={t("admin.phase.endsOnHint")} optional />
			</div>
			<TextAreaField field={fields.description} label={t("admin.phase.description")} rows={4} optional />
			{asked.length > 0 ? <h2 className="text-subheading">{t("admin.phase.settings")}</h2> : null}
			{frozen ? <Alert tone="warning">{t("admin.phase.frozen")}</Alert> : null}
			{asked.map(({ name, kind }) => {
				const field = settings[name];
				return field ? <Setting key={name} field={field} kind={kind} texts={textsOf(name)} /> : null;
			})}
		</>
	);
};
