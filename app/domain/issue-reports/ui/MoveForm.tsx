import { useTranslation } from "react-i18next";
import { Button } from "~/ui/Button";
import { ChoiceField } from "~/ui/ChoiceField";
import { FormError, TypedForm, useTypedForm } from "~/ui/form";
import { SelectField } from "~/ui/SelectField";
import { TextAreaField } from "~/ui/TextAreaField";
import { TextField } from "~/ui/TextField";
import { type IncidentState, movesFrom, rejectionReasons } from "../rules/states";

type Typed = Record<"to" | "publicText" | "internalText" | "rejectionReason" | "externalTo" | "plannedFor", string>;

type Props = { lastResult: unknown; state: IncidentState; version: number };

/** The next state, and the word for residents that goes with it. */
export const MoveForm = ({ lastResult, state, version }: Props) => {
	const { t } = useTranslation("issue-reports");
	const [form, fields] = useTypedForm<Typed>(lastResult, { id: "move" });
	const next = movesFrom(state);
	if (next.length === 0) return null;
	const labels = {
		to: t("desk.next"),
		publicText: t("desk.publicText"),
		internalText: t("desk.internalText"),
		rejectionReason: t("facts.reason"),
		externalTo: t("facts.external"),
		plannedFor: t("facts.planned"),
	};
	return (
		<section aria-labelledby="move-title" className="rounded-card border border-line bg-surface p-5">
			<h2 id="move-title" className="mb-4">
				{t("desk.decide")}
			</h2>
			<TypedForm form={form} labels={labels}>
				<FormError>{form.errors?.join(" ")}</FormError>
				<input type="hidden" name="version" value={version} />
				<ChoiceField
					field={fields.to}
					label={t("desk.next")}
					columns
					options={next.map((to) => ({ value: to, label: t(`states.${to}`) }))}
				/>
				<TextAreaField
					field={fields.publicText}
					label={t("desk.publicText")}
					hint={t("desk.publicTextHint")}
					rows={3}
					maxLength={2000}
				/>
				<SelectField
					field={fields.rejectionReason}
					label={t("facts.reason")}
					hint={t("desk.ifRejected")}
					optional
					placeholder=""
					options={rejectionReasons.map((reason) => ({ value: reason, label: t(`reasons.${reason}`) }))}
				/>
				<TextField field={fields.externalTo} label={t("facts.external")} hint={t("desk.ifExternal")} optional />
				<TextField
					field={fields.plannedFor}
					label={t("facts.planned")}
					hint={t("desk.ifPlanned")}
					type="date"
					optional
				/>
				<TextAreaField field={fields.internalText} label={t("desk.internalText")} rows={2} maxLength={2000} optional />
				<div>
					<Button>{t("desk.save")}</Button>
				</div>
			</TypedForm>
		</section>
	);
};
