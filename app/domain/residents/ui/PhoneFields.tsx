import { useTranslation } from "react-i18next";
import { Button, ButtonForm } from "~/ui/Button";
import { TypedForm, useTypedForm } from "~/ui/form";
import { TextField } from "~/ui/TextField";

type Props = {
	/** The number shown to be the person's, and the one whose code is waited for. */
	phone: string | null;
	waiting: string | null;
	lastAsk?: unknown;
	lastCode?: unknown;
};

const AskCode = ({ lastAsk, isOther }: { lastAsk: unknown; isOther: boolean }) => {
	const { t } = useTranslation("residents");
	const [form, fields] = useTypedForm<{ phone: string }>(lastAsk, { id: "phone" });
	const labels = { phone: t("phone.number") };
	return (
		<TypedForm form={form} labels={labels} action="/me/phone">
			<TextField field={fields.phone} label={labels.phone} hint={t("phone.lead")} type="tel" autoComplete="tel" />
			<Button tone="secondary" className="justify-self-start">
				{isOther ? t("phone.other") : t("phone.ask")}
			</Button>
		</TypedForm>
	);
};

const EnterCode = ({ lastCode, waiting }: { lastCode: unknown; waiting: string }) => {
	const { t } = useTranslation("residents");
	const [form, fields] = useTypedForm<{ code: string }>(lastCode, { id: "phone-code" });
	const labels = { code: t("phone.code") };
	return (
		<TypedForm form={form} labels={labels} action="/me/phone/code">
			<TextField
				field={fields.code}
				label={labels.code}
				hint={t("phone.codeHint", { phone: waiting })}
				inputMode="numeric"
				autoComplete="one-time-code"
				spellCheck={false}
			/>
			<Button className="justify-self-start">{t("phone.enter")}</Button>
		</TypedForm>
	);
};

/** The mobile number of a person: asked, shown to be theirs by a code, forgotten when they want. */
export const PhoneFields = ({ phone, waiting, lastAsk, lastCode }: Props) => {
	const { t } = useTranslation("residents");
	return (
		<div className="grid gap-6">
			{phone ? (
				<div className="flex flex-wrap items-center gap-4">
					<p>{t("phone.have", { phone })}</p>
					<ButtonForm action="/me/phone/forget" tone="quiet" label={t("phone.forget")} />
				</div>
			) : null}
			{waiting ? <EnterCode lastCode={lastCode} waiting={waiting} /> : null}
			<AskCode lastAsk={lastAsk} isOther={phone !== null} />
		</div>
	);
};
