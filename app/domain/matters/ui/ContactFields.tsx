import { useTranslation } from "react-i18next";
import { Button } from "~/ui/Button";
import { ChoiceField } from "~/ui/ChoiceField";
import { FormError, TypedForm, useTypedForm } from "~/ui/form";
import { HiddenField } from "~/ui/HiddenField";
import { SelectField } from "~/ui/SelectField";
import { TextAreaField } from "~/ui/TextAreaField";
import { TextField } from "~/ui/TextField";
import { TEXT_LIMIT, type Topic, topics } from "../schema";

type Values = {
	topic: string;
	subject: string;
	text: string;
	wishedChannel: string;
	name: string;
	email: string;
	nonce: string;
	about: string;
};

type Props = { lastResult: unknown; hasAccount: boolean; nonce: string; topic?: Topic | undefined; about: string };

/** The form «write to the city»: with an account it asks how to answer, without it asks where. */
export const ContactFields = ({ lastResult, hasAccount, nonce, topic, about }: Props) => {
	const { t } = useTranslation("matters");
	const defaultValue = { wishedChannel: "email", ...(topic ? { topic } : {}) };
	const [form, fields] = useTypedForm<Values>(lastResult, { id: "contact", defaultValue });
	const labels = {
		topic: t("contact.topic"),
		subject: t("contact.subject"),
		text: t("contact.text"),
		wishedChannel: t("contact.wishedChannel"),
		name: t("contact.name"),
		email: t("contact.email"),
	};
	const wishes = [
		{ value: "email", label: t("contact.wishEmail") },
		{ value: "web", label: t("contact.wishWeb") },
	];
	return (
		<TypedForm form={form} labels={labels} action="/contact">
			<FormError>{form.errors?.join(" ")}</FormError>
			<HiddenField field={fields.nonce} value={nonce} />
			<HiddenField field={fields.about} value={about} />
			<SelectField
				field={fields.topic}
				label={labels.topic}
				placeholder={t("contact.choose")}
				options={topics.map((value) => ({ value, label: t(`topics.${value}`) }))}
			/>
			<TextField field={fields.subject} label={labels.subject} hint={t("contact.subjectHint")} maxLength={120} />
			<TextAreaField
				field={fields.text}
				label={labels.text}
				hint={t("contact.textHint")}
				rows={8}
				maxLength={TEXT_LIMIT}
			/>
			{hasAccount ? (
				<ChoiceField field={fields.wishedChannel} label={labels.wishedChannel} options={wishes} />
			) : (
				<>
					<TextField field={fields.name} label={labels.name} autoComplete="name" />
					<TextField
						field={fields.email}
						label={labels.email}
						hint={t("contact.emailHint")}
						type="email"
						autoComplete="email"
						spellCheck={false}
					/>
				</>
			)}
			<Button className="justify-self-start">{t("contact.send")}</Button>
		</TypedForm>
	);
};
