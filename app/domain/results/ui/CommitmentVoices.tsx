import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button, LinkButton } from "~/ui/Button";
import { ChoiceField } from "~/ui/ChoiceField";
import { TypedForm, useTypedForm } from "~/ui/form";
import { Section } from "~/ui/Page";
import { TextAreaField } from "~/ui/TextAreaField";
import type { FoundCommitment } from "../commitment-queries.server";
import type { VoiceRefusal } from "../policy";

type Voices = Pick<FoundCommitment["voices"], "confirmed" | "contested" | "mine"> & { contests: { text: string }[] };

type Props = { voices: Voices; refusal: VoiceRefusal | null; here: string; lastResult: unknown };

const VoiceForm = ({ mine, lastResult }: Pick<Voices, "mine"> & { lastResult: unknown }) => {
	const { t } = useTranslation("results");
	const [form, fields] = useTypedForm<{ agrees: string; text: string }>(lastResult, {
		defaultValue: mine ? { agrees: mine.agrees ? "yes" : "no", text: mine.text } : {},
	});
	const labels = { agrees: t("voices.agrees"), text: t("voices.text") };
	return (
		<TypedForm form={form} labels={labels} className="no-print">
			<ChoiceField
				field={fields.agrees}
				label={labels.agrees}
				columns
				options={[
					{ value: "yes", label: t("voices.yes") },
					{ value: "no", label: t("voices.no") },
				]}
			/>
			<TextAreaField
				field={fields.text}
				label={labels.text}
				hint={t("voices.textHint")}
				rows={3}
				maxLength={1_000}
				optional
			/>
			<div>
				<Button>{t(mine ? "voices.change" : "voices.send")}</Button>
			</div>
		</TypedForm>
	);
};

/** Residents say whether what is called delivered is really there. */
export const CommitmentVoices = ({ voices, refusal, here, lastResult }: Props) => {
	const { t } = useTranslation("results");
	const { confirmed, contested, contests, mine } = voices;
	return (
		<Section title={t("voices.title")} id="voices">
			<p className="max-w-prose">{t("voices.lead")}</p>
			<p className="flex flex-wrap gap-x-6 gap-y-1 font-semibold">
				<span>{t("voices.confirmed", { count: confirmed })}</span>
				<span>{t("voices.contested", { count: contested })}</span>
			</p>
			{refusal === null ? <VoiceForm mine={mine} lastResult={lastResult} /> : null}
			{refusal === "sign-in-needed" ? (
				<div className="grid justify-items-start gap-3">
					<p>{t("voices.sign-in-needed")}</p>
					<LinkButton tone="secondary" to={`/sign-in?to=${encodeURIComponent(here)}`}>
						{t("voices.signIn")}
					</LinkButton>
				</div>
			) : null}
			{refusal === "confirmation-needed" ? <Link to="/confirm">{t("voices.confirmation-needed")}</Link> : null}
			{contests.length > 0 ? (
				<div className="grid gap-3">
					<h3>{t("voices.contests")}</h3>
					<ul className="grid max-w-prose list-disc gap-2 pl-6">
						{contests.map(({ text }) => (
							<li key={text} className="break-words">
								{text}
							</li>
						))}
					</ul>
				</div>
			) : null}
		</Section>
	);
};
