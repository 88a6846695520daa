import { useTranslation } from "react-i18next";
import { Button } from "~/ui/Button";
import { TypedForm, useTypedForm } from "~/ui/form";
import { TextField } from "~/ui/TextField";
import type { TurnOn } from "../schema";

type Props = { totp: { secret: string; qr: string }; lastResult: unknown };

/** The secret to give to an application, drawn and written, and the first code that turns it on. */
export const AuthenticatorForm = ({ totp, lastResult }: Props) => {
	const [form, fields] = useTypedForm<TurnOn>(lastResult);
	const { t } = useTranslation("identity");
	const labels = { code: t("enrol.code") };
	return (
		<>
			<p>{t("enrol.appLead")}</p>
			<img src={totp.qr} alt={t("enrol.qr")} width={220} height={220} className="rounded-control border border-line" />
			<p>
				<span className="font-semibold">{t("enrol.key")}</span>{" "}
				<code className="wrap-anywhere">{totp.secret.match(/.{1,4}/g)?.join(" ")}</code>
			</p>
			<TypedForm form={form} labels={labels}>
				<TextField
					field={fields.code}
					label={labels.code}
					hint={t("enrol.codeHint")}
					inputMode="numeric"
					autoComplete="one-time-code"
				/>
				<div>
					<Button>{t("enrol.submit")}</Button>
				</div>
			</TypedForm>
		</>
	);
};
