import type { FieldMetadata } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { CheckboxField } from "~/ui/CheckboxField";
import { ChoiceField } from "~/ui/ChoiceField";
import { SelectField } from "~/ui/SelectField";
import { TextField } from "~/ui/TextField";
import type { Condition } from "../conditions";
import type { ParticipationAction } from "../methods";

type Fields = Record<keyof Condition, FieldMetadata>;

/** Labels of the fields, for the error summary. */
export const useConditionLabels = (actions: readonly ParticipationAction[]): Record<string, string> => {
	const { t } = useTranslation("consultations");
	const parts = ["identity", "residence", "areaIds", "ageFrom", "ageTo"] as const;
	return Object.fromEntries(
		actions.flatMap((action) =>
			parts.map((part) => [
				`conditions.${action}.${part}`,
				`${t(`admin.conditions.of.${action}`)} – ${t(`admin.conditions.${part}`)}`,
			]),
		),
	);
};

type AreaOption = { value: string; label: string };

const ActionFields = ({
	action,
	fields,
	areas,
}: {
	action: ParticipationAction;
	fields: Fields;
	areas: AreaOption[];
}) => {
	const { t } = useTranslation("consultations");
	const age = {
		type: "number",
		inputMode: "numeric",
		min: 0,
		max: 120,
		className: "max-w-28",
		optional: true,
	} as const;
	return (
		<section aria-labelledby={`of-${action}`} className="grid gap-5 rounded-card border border-line bg-surface p-5">
			<h2 id={`of-${action}`} className="text-subheading">
				{t(`admin.conditions.of.${action}`)}
			</h2>
			<SelectField
				field={fields.identity}
				label={t("admin.conditions.identity")}
				options={(["1", "3", "4"] as const).map((value) => ({ value, label: t(`admin.conditions.levels.${value}`) }))}
			/>
			<CheckboxField
				field={fields.residence}
				label={t("admin.conditions.residence")}
				hint={t("admin.conditions.residenceHint")}
			/>
			{areas.length > 0 ? (
				<ChoiceField
					field={fields.areaIds}
					label={t("admin.conditions.areaIds")}
					hint={t("admin.conditions.areaIdsHint")}
					type="checkbox"
					options={areas}
					columns
					optional
				/>
			) : null}
			<div className="flex flex-wrap items-end gap-6">
				<TextField field={fields.ageFrom} label={t("admin.conditions.ageFrom")} {...age} />
				<TextField field={fields.ageTo} label={t("admin.conditions.ageTo")} {...age} />
			</div>
		</section>
	);
};

type Props = {
	field: FieldMetadata<Record<ParticipationAction, Condition>>;
	actions: readonly ParticipationAction[];
	areas: AreaOption[];
};

/** What each action of a phase asks of the person: one group of fields an action. */
export const ConditionFields = ({ field, actions, areas }: Props) => {
	const groups = field.getFieldset();
	return actions.map((action) => (
		<ActionFields
			key={action}
			action={action}
			fields={(groups[action] as unknown as FieldMetadata<Condition>).getFieldset() as unknown as Fields}
			areas={areas}
		/>
	));
};
