import { useTranslation } from "react-i18next";
import { Button } from "~/ui/Button";
import { ChoiceField } from "~/ui/ChoiceField";
import type { FieldState } from "~/ui/Field";
import { TypedForm, useTypedForm } from "~/ui/form";
import { HiddenField } from "~/ui/HiddenField";
import { SelectField } from "~/ui/SelectField";
import { TextAreaField } from "~/ui/TextAreaField";
import type { ResultsDesk } from "../queries.server";
import { decisionKinds, parts } from "../schema";

type Values = {
	conclusion: string;
	others: string;
	deliberation: string;
	shown: string[];
	version: string;
	items: { subjectId: string; kind: string; reason: string }[];
};

type Item = { getFieldset: () => Record<"subjectId" | "kind" | "reason", FieldState> };

/** One answer a subject. */
const Answers = ({ subjects, items }: { subjects: ResultsDesk["subjects"]; items: readonly Item[] }) => {
	const { t } = useTranslation("results");
	const kinds = decisionKinds.map((value) => ({ value, label: t(`kind.${value}`) }));
	return (
		<>
			{items.map((item, index) => {
				const field = item.getFieldset();
				const subject = subjects[index];
				return subject ? (
					<fieldset key={subject.id} className="grid max-w-2xl gap-4 rounded-card border border-line bg-surface p-5">
						<legend className="px-2 font-semibold">{subject.title}</legend>
						{subject.votes === null ? null : (
							<p className="text-soft">{t("desk.votes", { count: subject.votes, rank: subject.rank })}</p>
						)}
						<HiddenField field={field.subjectId} value={subject.id} />
						<SelectField
							field={field.kind}
							label={t("desk.kind")}
							options={kinds}
							placeholder={t("desk.kindNone")}
							optional
						/>
						<TextAreaField field={field.reason} label={t("desk.reason")} rows={3} maxLength={2_000} optional />
					</fieldset>
				) : null;
			})}
		</>
	);
};

/** The conclusion and one answer a proposal, saved as often as one likes; nothing is visible before publication. */
export const ResultsForm = ({ desk, lastResult }: { desk: ResultsDesk; lastResult: unknown }) => {
	const { t } = useTranslation("results");
	const { subjects, written, conclusion, extras, version } = desk;
	const known = new Map(written.items.map((item) => [item.subjectId, item]));
	const items = subjects.map(({ id }) => known.get(id) ?? { subjectId: id, kind: "", reason: "" });
	const [form, fields] = useTypedForm<Values>(lastResult, {
		defaultValue: {
			...{ conclusion, others: written.others, items, version: String(version), deliberation: extras.deliberation },
			shown: parts.filter((part) => !extras.hidden.includes(part)),
		},
	});
	const labels = {
		...{ conclusion: t("desk.conclusion"), others: t("desk.others"), items: t("desk.answers") },
		...{ deliberation: t("deliberation.title"), shown: t("desk.shown") },
	};
	return (
		<TypedForm form={form} labels={labels}>
			<HiddenField field={fields.version} />
			<TextAreaField
				field={fields.conclusion}
				label={labels.conclusion}
				hint={t("desk.conclusionHint")}
				rows={10}
				maxLength={20_000}
				optional
			/>
			<Answers subjects={subjects} items={fields.items.getFieldList()} />
			<TextAreaField
				field={fields.others}
				label={labels.others}
				hint={t("desk.othersHint")}
				rows={3}
				maxLength={2_000}
				optional
			/>
			<TextAreaField
				field={fields.deliberation}
				label={labels.deliberation}
				hint={t("deliberation.hint")}
				rows={6}
				maxLength={60_000}
				optional
			/>
			<ChoiceField
				field={fields.shown}
				type="checkbox"
				label={labels.shown}
				options={parts.map((value) => ({ value, label: t(`desk.parts.${value}`) }))}
				optional
			/>
			<div className="flex flex-wrap gap-3">
				<Button name="then" value="preview">
					{t("desk.preview")}
				</Button>
				<Button tone="secondary" name="then" value="stay">
					{t("desk.save")}
				</Button>
			</div>
		</TypedForm>
	);
};
