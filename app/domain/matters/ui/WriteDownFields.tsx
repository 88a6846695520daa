import { useTranslation } from "react-i18next";
import { Button } from "~/ui/Button";
import { ChoiceField } from "~/ui/ChoiceField";
import { DateField } from "~/ui/DateTimeField";
import { FormError, TypedForm, useTypedForm } from "~/ui/form";
import { HiddenField } from "~/ui/HiddenField";
import { SelectField } from "~/ui/SelectField";
import { TextAreaField } from "~/ui/TextAreaField";
import { TextField } from "~/ui/TextField";
import { staffWishes, TEXT_LIMIT, topics, typedChannels } from "../schema";

type Values = Record<
	| "channel"
	| "receivedOn"
	| "name"
	| "email"
	| "phone"
	| "postal"
	| "wishedChannel"
	| "topic"
	| "subject"
	| "text"
	| "reference"
	| "nonce",
	string
>;

const useLabels = () => {
	const { t } = useTranslation("matters");
	return {
		channel: t("writeDown.channel"),
		receivedOn: t("writeDown.receivedOn"),
		name: t("writeDown.name"),
		topic: t("contact.topic"),
		subject: t("contact.subject"),
		text: t("writeDown.text"),
		wishedChannel: t("writeDown.wished"),
		email: t("writeDown.email"),
		phone: t("writeDown.phone"),
		postal: t("writeDown.postal"),
		reference: t("writeDown.reference"),
	};
};

type Fields = ReturnType<typeof useTypedForm<Values>>[1];

const Who = ({ fields }: { fields: Fields }) => {
	const { t } = useTranslation("matters");
	const labels = useLabels();
	return (
		<>
			<TextField field={fields.name} label={labels.name} autoComplete="off" />
			<ChoiceField
				field={fields.wishedChannel}
				label={labels.wishedChannel}
				options={staffWishes.map((value) => ({ value, label: t(`desk.wish.${value}`) }))}
				columns
			/>
			<TextField
				field={fields.email}
				label={labels.email}
				type="email"
				autoComplete="off"
				spellCheck={false}
				optional
			/>
			<TextField field={fields.phone} label={labels.phone} type="tel" autoComplete="off" optional />
			<TextAreaField field={fields.postal} label={labels.postal} hint={t("writeDown.postalHint")} rows={3} optional />
		</>
	);
};

type Props = { lastResult: unknown; nonce: string; today: string };

/** One short form for what comes by telephone, at the desk, by post: who, what, how to answer. */
export const WriteDownFields = ({ lastResult, nonce, today }: Props) => {
	const { t } = useTranslation("matters");
	const labels = useLabels();
	const defaultValue = { channel: "phone", wishedChannel: "email", receivedOn: today };
	const [form, fields] = useTypedForm<Values>(lastResult, { id: "write-down", defaultValue });
	return (
		<TypedForm form={form} labels={labels}>
			<FormError>{form.errors?.join(" ")}</FormError>
			<HiddenField field={fields.nonce} value={nonce} />
			<ChoiceField
				field={fields.channel}
				label={labels.channel}
				options={typedChannels.map((value) => ({ value, label: t(`writeDown.channels.${value}`) }))}
				columns
			/>
			<DateField field={fields.receivedOn} label={labels.receivedOn} hint={t("writeDown.receivedOnHint")} max={today} />
			<Who fields={fields} />
			<SelectField
				field={fields.topic}
				label={labels.topic}
				placeholder={t("contact.choose")}
				options={topics.map((value) => ({ value, label: t(`topics.${value}`) }))}
			/>
			<TextField field={fields.subject} label={labels.subject} maxLength={120} />
			<TextAreaField field={fields.text} label={labels.text} rows={6} maxLength={TEXT_LIMIT} />
			<TextField
				field={fields.reference}
				label={labels.reference}
				hint={t("writeDown.referenceHint")}
				autoComplete="off"
				placeholder="D-…"
				optional
			/>
			<Button className="justify-self-start">{t("writeDown.send")}</Button>
		</TypedForm>
	);
};
