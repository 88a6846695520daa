import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Alert } from "~/ui/Alert";
import { Button } from "~/ui/Button";
import type { Rehearsal, Step } from "../rules/macro";
import { useStepText } from "./Macros";

export type Ready = {
	suggested: { slug: string; question: string }[];
	answers: { slug: string; question: string; version: number }[];
	macros: { id: string; name: string }[];
};

type PickProps = {
	name: string;
	button: string;
	label: string;
	choose: string;
	options: { value: string; label: string }[];
};

/** A list and its button, inside the answer's own form: what is typed comes back with the text inserted. */
const Pick = ({ name, button, label, choose, options }: PickProps) => {
	const id = useId();
	if (options.length === 0) return null;
	return (
		<div className="flex flex-wrap items-end gap-2">
			<div className="min-w-0 flex-1 basis-52">
				<label htmlFor={id} className="text-[0.9375rem] font-semibold">
					{label}
				</label>
				<select id={id} name={name} defaultValue="" className="control mt-1">
					<option value="">{choose}</option>
					{options.map((option) => (
						<option key={option.value} value={option.value}>
							{option.label}
						</option>
					))}
				</select>
			</div>
			<Button tone="secondary" size="small" name="prepare" value={name}>
				{button}
			</Button>
		</div>
	);
};

/** Answers the city has written once, and macros: inserted in what is being typed, sent by nobody yet. */
export const ReadyAnswers = ({ ready }: { ready: Ready }) => {
	const { t } = useTranslation("matters");
	if (ready.answers.length === 0 && ready.macros.length === 0) return null;
	return (
		<fieldset className="grid gap-3 rounded-card border border-line p-4">
			<legend className="px-1 font-semibold">{t("desk.ready.title")}</legend>
			{ready.suggested.length > 0 ? (
				<>
					<p className="text-[0.9375rem] text-soft">{t("desk.ready.suggested")}</p>
					<ul className="flex flex-wrap gap-2">
						{ready.suggested.map(({ slug, question }) => (
							<li key={slug}>
								<Button tone="secondary" size="small" name="prepare" value={`insert:${slug}`} className="text-start">
									{question}
								</Button>
							</li>
						))}
					</ul>
				</>
			) : null}
			<Pick
				name="insert"
				label={t("desk.ready.title")}
				button={t("desk.ready.insert")}
				choose={t("desk.ready.choose")}
				options={ready.answers.map(({ slug, question }) => ({ value: slug, label: question }))}
			/>
			<Pick
				name="try"
				label={t("desk.ready.macros")}
				button={t("desk.ready.try")}
				choose={t("desk.ready.chooseMacro")}
				options={ready.macros.map(({ id, name }) => ({ value: id, label: name }))}
			/>
		</fieldset>
	);
};

/** What a macro will do when the answer is sent: a dry run. */
export const RehearsalNotice = ({ rehearsal }: { rehearsal: Rehearsal & { name: string } }) => {
	const { t } = useTranslation("matters");
	const stepText = useStepText();
	const steps: Step[] = [
		...rehearsal.effects,
		...(rehearsal.outcome ? [{ do: "outcome" as const, outcome: rehearsal.outcome }] : []),
	];
	return (
		<Alert live title={t("desk.ready.rehearsal", { name: rehearsal.name })}>
			<ul className="list-disc pl-6">
				{steps.map((step) => (
					<li key={JSON.stringify(step)}>{stepText(step)}</li>
				))}
			</ul>
			{rehearsal.missing.length > 0 ? (
				<p className="font-semibold text-danger">{t("desk.ready.missing", { slugs: rehearsal.missing.join(", ") })}</p>
			) : null}
		</Alert>
	);
};
