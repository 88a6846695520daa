import { useTranslation } from "react-i18next";
import { Button } from "~/ui/Button";
import { ChoiceField } from "~/ui/ChoiceField";
import { TypedForm, useTypedForm } from "~/ui/form";
import { HiddenField } from "~/ui/HiddenField";
import { SelectField } from "~/ui/SelectField";
import { TextAreaField } from "~/ui/TextAreaField";
import { TextField } from "~/ui/TextField";
import type { FoundFile } from "../assessment-queries.server";
import { feasibilities, opinions } from "../assessment-schema";
import { decisionKinds } from "../schema";

const useFileForm = (file: FoundFile, lastResult: unknown) => {
	const { version, feasibility, costEuros, opinion, analysis, kind, answer, cites } = file;
	return useTypedForm<Record<string, string>>(lastResult, {
		defaultValue: {
			...{ version: String(version), feasibility: feasibility ?? "", opinion: opinion ?? "", analysis },
			...{ costEuros: costEuros === null ? "" : String(costEuros), kind: kind ?? "", answer, cites: cites.join(", ") },
		},
	});
};

type Fields = ReturnType<typeof useFileForm>[1];

const AnalysisFields = ({ fields }: { fields: Fields }) => {
	const { t } = useTranslation("results");
	return (
		<>
			<ChoiceField
				field={fields.feasibility as never}
				label={t("assessment.feasibility")}
				options={feasibilities.map((value) => ({ value, label: t(`assessment.feasible.${value}`) }))}
			/>
			<TextField
				field={fields.costEuros as never}
				label={t("assessment.cost")}
				hint={t("assessment.costHint")}
				inputMode="numeric"
				className="max-w-56"
				optional
			/>
			<ChoiceField
				field={fields.opinion as never}
				label={t("assessment.opinion")}
				options={opinions.map((value) => ({ value, label: t(`assessment.opinions.${value}`) }))}
			/>
			<TextAreaField
				field={fields.analysis as never}
				label={t("assessment.analysis")}
				hint={t("assessment.analysisHint")}
				rows={8}
				maxLength={10_000}
			/>
		</>
	);
};

const AnswerFields = ({ fields }: { fields: Fields }) => {
	const { t } = useTranslation("results");
	return (
		<>
			<SelectField
				field={fields.kind as never}
				label={t("assessment.kind")}
				options={decisionKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
				placeholder={t("desk.kindNone")}
			/>
			<TextAreaField
				field={fields.answer as never}
				label={t("assessment.answer")}
				hint={t("assessment.answerHint")}
				rows={6}
				maxLength={2_000}
			/>
			<TextField
				field={fields.cites as never}
				label={t("assessment.cites")}
				hint={t("assessment.citesHint")}
				inputMode="numeric"
				optional
			/>
		</>
	);
};

type Props = { file: FoundFile; lastResult: unknown };

/** What the person awaited writes at their stage, and what they do with the file; for the others, a note. */
export const FileFields = ({ file, lastResult }: Props) => {
	const { t } = useTranslation("results");
	const [form, fields] = useFileForm(file, lastResult);
	const { stage, isMine } = file;
	const names = ["feasibility", "opinion", "analysis", "kind", "answer", "cites", "note"] as const;
	const labels = {
		...Object.fromEntries(names.map((name) => [name, t(`assessment.${name}`)])),
		costEuros: t("assessment.cost"),
	};
	return (
		<TypedForm form={form} labels={labels}>
			<HiddenField field={fields.version as never} />
			{isMine && stage === "analysis" ? <AnalysisFields fields={fields} /> : null}
			{isMine && (stage === "review" || stage === "decision") ? <AnswerFields fields={fields} /> : null}
			<TextAreaField
				field={fields.note as never}
				label={t("assessment.note")}
				hint={t(isMine && stage !== "analysis" ? "assessment.noteBackHint" : "assessment.noteHint")}
				rows={3}
				maxLength={2_000}
				optional
			/>
			<div className="flex flex-wrap gap-3">
				{isMine && stage !== "decided" ? (
					<>
						<Button name="move" value="conclude">
							{t(`assessment.conclude.${stage}`)}
						</Button>
						<Button tone="secondary" name="move" value="save">
							{t("assessment.save")}
						</Button>
						{stage === "analysis" ? null : (
							<Button tone="secondary" name="move" value="back">
								{t("assessment.back")}
							</Button>
						)}
					</>
				) : null}
				<Button tone={isMine ? "quiet" : "primary"} name="move" value="note">
					{t(isMine ? "assessment.leaveNote" : "assessment.addNote")}
				</Button>
			</div>
		</TypedForm>
	);
};
