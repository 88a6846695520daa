import { useTranslation } from "react-i18next";
import { Button } from "~/ui/Button";
import { FormError, TypedForm, useTypedForm } from "~/ui/form";
import { TextAreaField } from "~/ui/TextAreaField";
import { TextField } from "~/ui/TextField";

type Props = {
	meeting: { minutes: string | null; attendance: number | null };
	proposals: { number: number }[];
	lastResult: unknown;
};

type Values = { minutes: string; attendance: string; proposals: string };

/** What was said, how many came, which proposals it bore. */
export const MinutesForm = ({ meeting: { minutes, attendance }, proposals, lastResult }: Props) => {
	const { t } = useTranslation("consultations");
	const [form, fields] = useTypedForm<Values>(lastResult, {
		defaultValue: {
			minutes: minutes ?? "",
			attendance: attendance === null ? "" : String(attendance),
			proposals: proposals.map(({ number }) => number).join(", "),
		},
	});
	const labels = {
		minutes: t("meetings.minutes"),
		attendance: t("meetings.admin.attendance"),
		proposals: t("meetings.admin.proposals"),
	};
	return (
		<TypedForm form={form} labels={labels}>
			<FormError>{form.errors?.[0]}</FormError>
			<TextAreaField field={fields.minutes} label={labels.minutes} rows={10} maxLength={50_000} />
			<TextField
				field={fields.attendance}
				label={labels.attendance}
				type="number"
				inputMode="numeric"
				min={0}
				className="max-w-32"
				optional
			/>
			<TextField
				field={fields.proposals}
				label={labels.proposals}
				hint={t("meetings.admin.proposalsHint")}
				inputMode="numeric"
				optional
			/>
			<div>
				<Button>{t("meetings.admin.publishMinutes")}</Button>
			</div>
		</TypedForm>
	);
};
