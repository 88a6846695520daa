import { useTranslation } from "react-i18next";
import { SmsField } from "~/domain/channels/ui/SmsField";
import { Button } from "~/ui/Button";
import { DateField } from "~/ui/DateTimeField";
import { FormError, TypedForm, useTypedForm } from "~/ui/form";
import { HiddenField } from "~/ui/HiddenField";
import { SelectField } from "~/ui/SelectField";
import { TextAreaField } from "~/ui/TextAreaField";
import { TextField } from "~/ui/TextField";
import { POST_LIMIT, SHORT_LIMIT } from "../answers-schema";
import { publicVariables } from "../rules/variables";
import { topics } from "../schema";

type Values = Record<
	| "question"
	| "topic"
	| "procedureSlug"
	| "keyword"
	| "body"
	| "short"
	| "sms"
	| "post"
	| "sources"
	| "validUntil"
	| "version",
	string
>;

type Props = {
	lastResult: unknown;
	initial: Partial<Values>;
	procedures: { slug: string; title: string }[];
	isNew: boolean;
};

/** A canonical answer with all its forms: what is published is published everywhere at once. */
export const AnswerFields = ({ lastResult, initial, procedures, isNew }: Props) => {
	const { t } = useTranslation("matters");
	const [form, fields] = useTypedForm<Values>(lastResult, { id: "canonical", defaultValue: initial });
	const labels = {
		question: t("answers.question"),
		topic: t("contact.topic"),
		procedureSlug: t("answers.procedure"),
		body: t("answers.body"),
		short: t("answers.short"),
		sms: t("answers.sms"),
		keyword: t("answers.keyword"),
		post: t("answers.post"),
		sources: t("answers.sources"),
		validUntil: t("answers.validUntil"),
	};
	const list = publicVariables.map((name) => `{${name}}`).join(", ");
	return (
		<TypedForm form={form} labels={labels}>
			<FormError>{form.errors?.join(" ")}</FormError>
			<HiddenField field={fields.version} />
			<TextField field={fields.question} label={labels.question} maxLength={160} />
			<SelectField
				field={fields.topic}
				label={labels.topic}
				placeholder={t("contact.choose")}
				options={topics.map((value) => ({ value, label: t(`topics.${value}`) }))}
			/>
			<SelectField
				field={fields.procedureSlug}
				label={labels.procedureSlug}
				placeholder={t("answers.noProcedure")}
				options={procedures.map(({ slug, title }) => ({ value: slug, label: title }))}
				optional
			/>
			<TextAreaField field={fields.body} label={labels.body} hint={t("answers.bodyHint", { list })} rows={8} />
			<TextAreaField
				field={fields.short}
				label={labels.short}
				hint={t("answers.shortHint")}
				rows={3}
				maxLength={SHORT_LIMIT}
			/>
			<SmsField field={fields.sms} label={labels.sms} hint={t("answers.smsHint")} />
			<TextField
				field={fields.keyword}
				label={labels.keyword}
				hint={t("answers.keywordHint")}
				maxLength={20}
				spellCheck={false}
				optional
			/>
			<TextAreaField
				field={fields.post}
				label={labels.post}
				hint={t("answers.postHint")}
				rows={3}
				maxLength={POST_LIMIT}
			/>
			<TextField field={fields.sources} label={labels.sources} hint={t("answers.sourcesHint")} optional />
			<DateField field={fields.validUntil} label={labels.validUntil} hint={t("answers.validUntilHint")} optional />
			<Button className="justify-self-start">{isNew ? t("answers.saveFirst") : t("answers.saveNext")}</Button>
		</TypedForm>
	);
};
