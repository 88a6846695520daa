import { useTranslation } from "react-i18next";
import { Button } from "~/ui/Button";
import { CheckboxField } from "~/ui/CheckboxField";
import { ChoiceField } from "~/ui/ChoiceField";
import { FormError, TypedForm, useTypedForm } from "~/ui/form";
import { SelectField } from "~/ui/SelectField";
import { TextField } from "~/ui/TextField";
import type { TakerNames } from "../queries/plans.server";
import type { Rule } from "../schema";
import type { WhenNames } from "./RuleWhen";

const channels = ["web", "agent", "open311", "import"] as const;

type Typed = Record<"name" | "active" | "unitCode" | "teamId" | "contractorId", string> &
	Record<"categories" | "areaIds" | "answers" | "channels", string[]>;

type Props = { lastResult: unknown; rule: Rule | null; names: WhenNames; takers: TakerNames };

const valuesOf = (rule: Rule | null) => ({
	name: rule?.name ?? "",
	active: rule ? (rule.active ? "on" : "") : "on",
	...(rule?.when ?? {}),
	unitCode: rule?.taker.unitCode ?? "",
	teamId: rule?.taker.teamId ?? "",
	contractorId: rule?.taker.contractorId ?? "",
});

type Fields = ReturnType<typeof useTypedForm<Typed>>[1];

const When = ({ fields, names }: { fields: Fields; names: WhenNames }) => {
	const { t } = useTranslation("works");
	return (
		<>
			<h2>{t("rules.when")}</h2>
			<p className="text-soft">{t("rules.whenHint")}</p>
			<ChoiceField
				field={fields.categories}
				type="checkbox"
				label={t("rules.categories")}
				optional
				columns
				options={names.categories.map(({ code, name }) => ({ value: code, label: name }))}
			/>
			<ChoiceField
				field={fields.areaIds}
				type="checkbox"
				label={t("rules.areas")}
				optional
				columns
				options={names.areas.map(({ id, name }) => ({ value: id, label: name }))}
			/>
			{names.answers.length > 0 ? (
				<ChoiceField
					field={fields.answers}
					type="checkbox"
					label={t("rules.answers")}
					optional
					options={names.answers}
				/>
			) : null}
			<ChoiceField
				field={fields.channels}
				type="checkbox"
				label={t("rules.channels")}
				optional
				columns
				options={channels.map((channel) => ({ value: channel, label: t(`channels.${channel}`) }))}
			/>
		</>
	);
};

/** A rule: when it fits, and who takes. */
export const RuleForm = ({ lastResult, rule, names, takers }: Props) => {
	const { t } = useTranslation("works");
	const [form, fields] = useTypedForm<Typed>(lastResult, { defaultValue: valuesOf(rule) });
	const labels = {
		name: t("rules.name"),
		unitCode: t("rules.unit"),
		teamId: t("rules.team"),
		contractorId: t("rules.contractor"),
	};
	return (
		<TypedForm form={form} labels={labels}>
			<FormError>{form.errors?.join(" ")}</FormError>
			<TextField field={fields.name} label={labels.name} hint={t("rules.nameHint")} />
			<When fields={fields} names={names} />
			<h2>{t("rules.then")}</h2>
			<SelectField
				field={fields.unitCode}
				label={labels.unitCode}
				optional
				placeholder=""
				options={takers.units.map(({ code, name }) => ({ value: code, label: name }))}
			/>
			<SelectField
				field={fields.teamId}
				label={labels.teamId}
				hint={t("rules.teamHint")}
				optional
				placeholder=""
				options={takers.teams.filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name }))}
			/>
			<SelectField
				field={fields.contractorId}
				label={labels.contractorId}
				hint={t("rules.contractorHint")}
				optional
				placeholder=""
				options={takers.contractors.filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name }))}
			/>
			<CheckboxField field={fields.active} label={t("rules.active")} />
			<div>
				<Button>{t("rules.save")}</Button>
			</div>
		</TypedForm>
	);
};
