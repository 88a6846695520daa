import { useTranslation } from "react-i18next";
import { type IncidentState, movesFrom, rejectionReasons } from "~/domain/issue-reports/rules/states";
import { imageTypes } from "~/lib/images";
import { Button } from "~/ui/Button";
import { CheckboxField } from "~/ui/CheckboxField";
import { ChoiceField } from "~/ui/ChoiceField";
import { FileField } from "~/ui/FileField";
import { FormError, TypedForm, useTypedForm } from "~/ui/form";
import { SelectField } from "~/ui/SelectField";
import { TextAreaField } from "~/ui/TextAreaField";
import { TextField } from "~/ui/TextField";
import { Conflict, conflictOf } from "./Conflict";
import { TemplateChoice } from "./TemplateChoice";

type Typed = Record<
	| "to"
	| "publicText"
	| "internalText"
	| "rejectionReason"
	| "externalTo"
	| "plannedFor"
	| "photos"
	| "takesTaskPhotos"
	| "templateId",
	string
>;

type Props = {
	lastResult: unknown;
	state: IncidentState;
	version: number;
	lastSeen: string | undefined;
	templates: { id: string; title: string; text: string; toState: string | null }[];
	proofNeeded: boolean;
	taskPhotos: number;
};

type Fields = ReturnType<typeof useTypedForm<Typed>>[1];

/** What only some of the next states need. */
const Particulars = ({
	fields,
	proofNeeded,
	taskPhotos,
}: { fields: Fields } & Pick<Props, "proofNeeded" | "taskPhotos">) => {
	const { t } = useTranslation(["issue-reports", "works"]);
	return (
		<>
			<FileField
				field={fields.photos}
				label={t("works:decide.photos")}
				hint={t(proofNeeded ? "works:decide.photosNeeded" : "works:decide.photosHint")}
				accept={imageTypes}
				multiple
				optional
			/>
			{taskPhotos > 0 ? (
				<CheckboxField field={fields.takesTaskPhotos} label={t("works:decide.taskPhotos", { count: taskPhotos })} />
			) : null}
			<SelectField
				field={fields.rejectionReason}
				label={t("facts.reason")}
				hint={t("desk.ifRejected")}
				optional
				placeholder=""
				options={rejectionReasons.map((reason) => ({ value: reason, label: t(`reasons.${reason}`) }))}
			/>
			<TextField field={fields.externalTo} label={t("facts.external")} hint={t("desk.ifExternal")} optional />
			<TextField field={fields.plannedFor} label={t("facts.planned")} hint={t("desk.ifPlanned")} type="date" optional />
		</>
	);
};

/** The next state, the word for residents that goes with it, and the photos that show it. */
export const DecisionForm = ({ lastResult, state, version, lastSeen, templates, proofNeeded, taskPhotos }: Props) => {
	const { t } = useTranslation(["issue-reports", "works"]);
	const [form, fields] = useTypedForm<Typed>(lastResult, { id: "move" });
	const conflict = conflictOf(lastResult);
	const next = movesFrom(conflict?.state ?? state);
	if (next.length === 0 && !conflict) return null;
	const labels = {
		to: t("desk.next"),
		publicText: t("desk.publicText"),
		internalText: t("desk.internalText"),
		rejectionReason: t("facts.reason"),
		externalTo: t("facts.external"),
		plannedFor: t("facts.planned"),
		photos: t("works:decide.photos"),
	};
	return (
		<section aria-labelledby="move-title" className="rounded-card border border-line bg-surface p-5">
			<h2 id="move-title" className="mb-4">
				{t("desk.decide")}
			</h2>
			<TypedForm form={form} labels={labels} encType="multipart/form-data">
				{conflict ? <Conflict conflict={conflict} /> : <FormError>{form.errors?.join(" ")}</FormError>}
				<input type="hidden" name="version" value={conflict?.version ?? version} />
				<input type="hidden" name="lastSeen" value={conflict?.lastSeen ?? lastSeen ?? ""} />
				<ChoiceField
					field={fields.to}
					label={t("desk.next")}
					columns
					options={next.map((to) => ({ value: to, label: t(`states.${to}`) }))}
				/>
				<TemplateChoice templates={templates} targetId={fields.publicText.id} />
				<TextAreaField
					field={fields.publicText}
					label={t("desk.publicText")}
					hint={t("desk.publicTextHint")}
					rows={3}
					maxLength={2000}
				/>
				<Particulars fields={fields} proofNeeded={proofNeeded} taskPhotos={taskPhotos} />
				<TextAreaField field={fields.internalText} label={t("desk.internalText")} rows={2} maxLength={2000} optional />
				<div>
					<Button>{t(conflict ? "works:conflict.saveMine" : "desk.save")}</Button>
				</div>
			</TypedForm>
		</section>
	);
};
