import { useTranslation } from "react-i18next";
import { FieldError, type FieldState, Hint, textOf } from "~/ui/Field";
import { TextField } from "~/ui/TextField";

type Line = Record<string, FieldState>;

/** The answers of a list, a line each; empty lines are left out when it is saved. */
export const OptionLines = ({ field, lines }: { field: FieldState; lines: Line[] }) => {
	const { t } = useTranslation("issue-reports");
	const hint = t("questions.optionsHint");
	return (
		<fieldset id={field.id} className="grid max-w-2xl gap-4" tabIndex={-1}>
			<legend className="font-semibold">{t("questions.options")}</legend>
			<Hint field={field} hint={hint} />
			<FieldError field={field} />
			{lines.map((line, index) => (
				<fieldset key={line.fr?.name} className="grid gap-3 rounded-card border border-line bg-surface p-4">
					<legend className="px-1 text-[0.9375rem] text-soft">{t("questions.option", { number: index + 1 })}</legend>
					<input
						type="hidden"
						name={line.key?.name}
						form={line.key?.formId}
						value={textOf(line.key?.initialValue) ?? ""}
					/>
					<div className="grid gap-3 sm:grid-cols-2">
						<TextField field={line.fr as FieldState} label={t("questions.french")} optional={index > 1} />
						<TextField field={line.en as FieldState} label={t("questions.english")} optional={index > 1} />
					</div>
					<details>
						<summary>{t("questions.stop")}</summary>
						<p className="mt-1 text-[0.9375rem] text-soft">{t("questions.stopHint")}</p>
						<div className="mt-3 grid gap-3 sm:grid-cols-2">
							<TextField field={line.stopFr as FieldState} label={t("questions.french")} optional />
							<TextField field={line.stopEn as FieldState} label={t("questions.english")} optional />
						</div>
					</details>
				</fieldset>
			))}
		</fieldset>
	);
};
