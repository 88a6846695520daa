import { useTranslation } from "react-i18next";
import { formatDate } from "~/i18n/format";
import { useLanguage } from "~/i18n/useLanguage";
import { Button } from "~/ui/Button";
import { ChoiceField } from "~/ui/ChoiceField";
import { DateField } from "~/ui/DateTimeField";
import { FileField } from "~/ui/FileField";
import { FormError, TypedForm, useTypedForm } from "~/ui/form";
import { SelectField } from "~/ui/SelectField";
import { TextAreaField } from "~/ui/TextAreaField";
import { TextField } from "~/ui/TextField";
import type { FoundCommitment } from "../commitment-queries.server";
import { delayCauses, newsKinds } from "../commitment-schema";

type Values = {
	kind: string;
	text: string;
	stepsDone: string[];
	expectedOn: string;
	cause: string;
	spentEuros: string;
	photos: string;
};

type Props = {
	commitment: Pick<FoundCommitment, "version" | "state" | "expectedOn" | "steps">;
	lastResult: unknown;
};

/** News of a commitment: what residents should know, and what it changes. */
export const NewsForm = ({ commitment: { version, state, expectedOn, steps }, lastResult }: Props) => {
	const { t } = useTranslation("results");
	const language = useLanguage();
	const [form, fields] = useTypedForm<Values>(lastResult, { defaultValue: { kind: "progress" } });
	const labels = {
		...{ kind: t("report.kind"), text: t("report.text"), expectedOn: t("report.expectedOn") },
		...{ cause: t("report.cause"), spentEuros: t("report.spentEuros"), photos: t("report.photos") },
		stepsDone: t("report.stepsDone"),
	};
	const kinds = newsKinds.filter((kind) => state !== "delivered" || kind !== "delivered");
	const open = steps.filter(({ doneOn }) => !doneOn);
	return (
		<TypedForm form={form} labels={labels} encType="multipart/form-data">
			<FormError>{form.errors?.[0]}</FormError>
			<input type="hidden" name="version" value={version} readOnly />
			<p className="max-w-prose">{t("report.lead")}</p>
			<ChoiceField
				field={fields.kind}
				label={labels.kind}
				columns
				options={kinds.map((value) => ({ value, label: t(`news.kind.${value}`) }))}
			/>
			<TextAreaField field={fields.text} label={labels.text} rows={5} maxLength={3_000} />
			{open.length > 0 ? (
				<ChoiceField
					field={fields.stepsDone}
					label={labels.stepsDone}
					type="checkbox"
					optional
					options={open.map(({ position, title }) => ({ value: String(position), label: title }))}
				/>
			) : null}
			<DateField
				field={fields.expectedOn}
				label={labels.expectedOn}
				hint={t("report.expectedHint", { date: formatDate(language, expectedOn) })}
				optional
			/>
			<SelectField
				field={fields.cause}
				label={labels.cause}
				options={delayCauses.map((value) => ({ value, label: t(`causes.${value}`) }))}
				placeholder={t("report.causeNone")}
				optional
			/>
			<TextField
				field={fields.spentEuros}
				label={labels.spentEuros}
				type="number"
				inputMode="numeric"
				min={0}
				optional
			/>
			<FileField
				field={fields.photos}
				label={labels.photos}
				hint={t("report.photosHint")}
				accept="image/*"
				multiple
				optional
			/>
			<div>
				<Button>{t("report.send")}</Button>
			</div>
		</TypedForm>
	);
};
