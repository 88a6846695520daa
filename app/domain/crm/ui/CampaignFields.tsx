import { useTranslation } from "react-i18next";
import { newsTopics } from "~/domain/residents/schema";
import { Button } from "~/ui/Button";
import { FormError, TypedForm, useTypedForm } from "~/ui/form";
import { SelectField } from "~/ui/SelectField";
import { TextAreaField } from "~/ui/TextAreaField";
import { TextField } from "~/ui/TextField";

type Values = { subject: string; text: string; topic: string; segmentId: string };

type Props = {
	lastResult: unknown;
	segments: { id: string; name: string }[];
	campaign?: { subject: string; text: string; topic: string; segmentId: string | null };
};

/** A campaign as it is written: what, about what, to whom. */
export const CampaignFields = ({ lastResult, segments, campaign }: Props) => {
	const { t } = useTranslation(["crm", "residents"]);
	const defaultValue = campaign ? { ...campaign, segmentId: campaign.segmentId ?? "" } : { topic: newsTopics[0] };
	const [form, fields] = useTypedForm<Values>(lastResult, { id: "campaign", defaultValue });
	const labels = {
		subject: t("crm:campaigns.subject"),
		text: t("crm:campaigns.text"),
		topic: t("crm:campaigns.topic"),
	};
	return (
		<TypedForm form={form} labels={labels}>
			<FormError>{form.errors?.join(" ")}</FormError>
			<SelectField
				field={fields.topic}
				label={labels.topic}
				options={newsTopics.map((value) => ({ value, label: t(`residents:topics.${value}`) }))}
			/>
			<SelectField
				field={fields.segmentId}
				label={t("crm:campaigns.segment")}
				placeholder={t("crm:campaigns.everyone")}
				options={segments.map(({ id, name }) => ({ value: id, label: name }))}
				optional
			/>
			<TextField field={fields.subject} label={labels.subject} maxLength={120} />
			<TextAreaField
				field={fields.text}
				label={labels.text}
				hint={t("crm:campaigns.textHint")}
				rows={10}
				maxLength={10_000}
			/>
			<Button className="justify-self-start">{t("crm:campaigns.save")}</Button>
		</TypedForm>
	);
};
