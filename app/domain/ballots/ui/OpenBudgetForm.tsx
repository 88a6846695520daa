import type { FieldMetadata } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { Alert } from "~/ui/Alert";
import { Button, LinkButton } from "~/ui/Button";
import { CheckboxField } from "~/ui/CheckboxField";
import { ChoiceField } from "~/ui/ChoiceField";
import type { FieldState } from "~/ui/Field";
import { FormError, TypedForm, useTypedForm } from "~/ui/form";
import { Section } from "~/ui/Page";
import { SelectField } from "~/ui/SelectField";
import { TextAreaField } from "~/ui/TextAreaField";
import { TextField } from "~/ui/TextField";
import type { VoteDesk } from "../queries/desk.server";
import { budgetCounts, budgetMethods } from "../schema";
import { type BudgetValues, budgetValues } from "./budget-values";
import { ChannelFields } from "./ChannelFields";
import { LevelFields } from "./secret/LevelFields";

type Props = { desk: VoteDesk; lastResult: unknown; refusal: string | undefined; more: number };

type List<Name extends "envelopes" | "projects"> = FieldMetadata<BudgetValues[Name][number]>[];

const Envelopes = ({ list }: { list: List<"envelopes"> }) => {
	const { t } = useTranslation("ballots");
	return (
		<div className="grid gap-4">
			{list.map((row, index) => {
				const fields = row.getFieldset();
				return (
					<div key={row.key} className="grid gap-4 sm:grid-cols-[2fr_1fr]">
						<TextField
							field={fields.title}
							label={t("budget.envelopeTitle", { number: index + 1 })}
							optional={index > 0}
						/>
						<TextField
							field={fields.amount}
							label={t("budget.envelopeAmount")}
							inputMode="numeric"
							optional={index > 0}
						/>
					</div>
				);
			})}
		</div>
	);
};

const ProjectRow = ({
	row,
	number,
	envelopes,
}: {
	row: List<"projects">[number];
	number: number;
	envelopes: string[];
}) => {
	const { t } = useTranslation("ballots");
	const fields = row.getFieldset();
	const proposal = row.initialValue?.proposalId;
	const title = row.initialValue?.title;
	return (
		<fieldset className="grid gap-4 rounded-card border border-line bg-surface p-4">
			<legend className="px-1 font-semibold">{proposal ? String(title) : t("budget.project", { number })}</legend>
			{proposal ? (
				<>
					<input type="hidden" name={fields.proposalId.name} value={String(proposal)} />
					<input type="hidden" name={fields.title.name} value={String(title)} />
					<CheckboxField field={fields.on} label={t("budget.on")} />
				</>
			) : (
				<>
					<TextField field={fields.title} label={t("budget.projectTitle")} optional />
					<TextAreaField field={fields.summary} label={t("budget.summary")} rows={2} optional />
					<TextField field={fields.address} label={t("budget.address")} optional />
				</>
			)}
			<div className="grid gap-4 sm:grid-cols-3">
				<TextField field={fields.cost} label={t("budget.cost")} inputMode="numeric" optional />
				<SelectField
					field={fields.envelope}
					label={t("budget.envelope")}
					options={envelopes.map((label, index) => ({ value: String(index), label }))}
				/>
				<TextField field={fields.rival} label={t("budget.rival")} optional />
			</div>
		</fieldset>
	);
};

type Fields = Record<string, FieldState>;

const MethodFields = ({ fields }: { fields: Fields }) => {
	const { t } = useTranslation("ballots");
	const field = (name: string) => fields[name] as FieldState;
	return (
		<>
			<ChoiceField
				field={field("method")}
				label={t("budget.method")}
				options={budgetMethods.map((value) => ({ value, label: t(`method.${value}`) }))}
			/>
			<TextField field={field("limit")} label={t("budget.limit")} hint={t("budget.limitHint")} type="number" />
			<TextField
				field={field("points")}
				label={t("budget.points")}
				hint={t("budget.pointsHint")}
				type="number"
				optional
			/>
			<ChoiceField
				field={field("count")}
				label={t("budget.count")}
				options={budgetCounts.map((value) => ({ value, label: t(`budget.countOf.${value}`) }))}
			/>
			<TextField
				field={field("threshold")}
				label={t("budget.threshold")}
				hint={t("budget.thresholdHint")}
				type="number"
				optional
			/>
		</>
	);
};

const SpreadFields = ({ fields }: { fields: Fields }) => {
	const { t } = useTranslation("ballots");
	const field = (name: string) => fields[name] as FieldState;
	return (
		<>
			<CheckboxField field={field("hasCity")} label={t("budget.hasCity")} />
			<ChoiceField
				field={field("spread")}
				label={t("budget.spread")}
				options={(["all", "one-district"] as const).map((value) => ({ value, label: t(`budget.spreadOf.${value}`) }))}
			/>
			<ChoiceField
				field={field("leftover")}
				label={t("budget.leftover")}
				options={(["stays", "to-city"] as const).map((value) => ({ value, label: t(`budget.leftoverOf.${value}`) }))}
			/>
		</>
	);
};

/** Envelopes, projects, ballot and count of a participatory budget; can be sent again until the first ballot. */
export const OpenBudgetForm = ({ desk, lastResult, refusal, more }: Props) => {
	const { t } = useTranslation("ballots");
	const values = budgetValues(desk, more);
	const [form, fields] = useTypedForm<BudgetValues>(lastResult, { defaultValue: values });
	const all = fields as unknown as Fields;
	const names = ["limit", "points", "count", "threshold", "method", "envelopes", "projects"] as const;
	const labels = Object.fromEntries(names.map((name) => [name, t(`budget.${name}`)]));
	const envelopes = fields.envelopes.getFieldList();
	const titles = envelopes.map(
		(row, index) => row.getFieldset().title.initialValue || t("budget.envelopeNumber", { number: index + 1 }),
	);
	return (
		<TypedForm form={form} labels={labels}>
			<FormError>{refusal}</FormError>
			{desk.vote ? <Alert>{t("desk.canStillChange")}</Alert> : null}
			<Section title={t("budget.envelopes")}>
				<p className="text-soft">{t("budget.envelopesHint")}</p>
				<Envelopes list={envelopes} />
				<SpreadFields fields={all} />
			</Section>
			<Section title={t("budget.projects")}>
				<p className="text-soft">{t("budget.projectsHint")}</p>
				{fields.projects.getFieldList().map((row, index) => (
					<ProjectRow key={row.key} row={row} number={index + 1} envelopes={titles} />
				))}
				<div>
					<LinkButton tone="secondary" size="small" to={`?rows=${more + 6}`}>
						{t("budget.moreRows")}
					</LinkButton>
				</div>
			</Section>
			<Section title={t("budget.method")}>
				<MethodFields fields={all} />
			</Section>
			<LevelFields fields={all as Record<"level" | "roll" | "otherWays", FieldState>} />
			<ChannelFields
				fields={all as Record<"eligibility" | "channels" | "precedence", FieldState>}
				open={Boolean(desk.vote?.rules.channels)}
			/>
			<CheckboxField field={fields.earlyClose} label={t("desk.earlyClose")} hint={t("desk.earlyCloseHint")} />
			<div>
				<Button>{t(desk.vote ? "desk.replace" : "desk.open")}</Button>
			</div>
		</TypedForm>
	);
};
