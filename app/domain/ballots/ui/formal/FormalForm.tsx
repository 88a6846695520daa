import { useTranslation } from "react-i18next";
import { Button } from "~/ui/Button";
import { CheckboxField } from "~/ui/CheckboxField";
import { FormError, TypedForm, useTypedForm } from "~/ui/form";
import { TextAreaField } from "~/ui/TextAreaField";
import { TextField } from "~/ui/TextField";
import type { FormalDesk } from "../../queries/formal.server";

type Props = { election: FormalDesk["election"]; lastResult: unknown; refusal: string | undefined };

/** The question of a formal election, its answers and how many each person ticks. */
export const FormalForm = ({ election, lastResult, refusal }: Props) => {
	const { t } = useTranslation("ballots");
	const [form, fields] = useTypedForm(lastResult, {
		defaultValue: {
			...{ question: election?.question ?? "", answers: election?.answers.join("\n") ?? "" },
			...{ minimum: String(election?.minimum ?? 1), maximum: String(election?.maximum ?? 1) },
			...{ blank: election?.blank ? "on" : "", address: election?.address ?? "" },
		},
	});
	const names = ["question", "answers", "minimum", "maximum", "address"] as const;
	const labels = Object.fromEntries(names.map((name) => [name, t(`formal.${name}`)]));
	return (
		<TypedForm form={form} labels={labels}>
			<FormError>{refusal}</FormError>
			<TextField field={fields.question} label={t("formal.question")} />
			<TextAreaField field={fields.answers} label={t("formal.answers")} rows={5} />
			<div className="grid gap-4 sm:grid-cols-2">
				<TextField field={fields.minimum} label={t("formal.minimum")} type="number" />
				<TextField field={fields.maximum} label={t("formal.maximum")} type="number" />
			</div>
			<CheckboxField field={fields.blank} label={t("formal.blank")} />
			<TextField
				field={fields.address}
				label={t("formal.address")}
				hint={t("formal.addressHint")}
				type="url"
				optional
			/>
			<div>
				<Button>{t("formal.save")}</Button>
			</div>
		</TypedForm>
	);
};
