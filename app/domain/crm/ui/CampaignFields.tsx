import { useTranslation } from "react-i18next";
import { SmsField } from "~/domain/channels/ui/SmsField";
import { type NewsTopic, newsTopics } from "~/domain/residents/schema";
import { Button } from "~/ui/Button";
import { ChoiceField } from "~/ui/ChoiceField";
import { Disclosure } from "~/ui/Disclosure";
import type { FieldState } from "~/ui/Field";
import { FormError, TypedForm, useTypedForm } from "~/ui/form";
import { SelectField } from "~/ui/SelectField";
import { TextAreaField } from "~/ui/TextAreaField";
import { TextField } from "~/ui/TextField";
import { MOST_BLOCKS, plainSituations, readBlocks, situationOf } from "../rules/blocks";
import { campaignChannels, MOST_NOTICE, natures } from "../schema";

type Values = Record<string, string | string[]>;

type Option = { id: string; name: string };

export type CampaignDraft = {
	subject: string;
	text: string;
	topic: string;
	nature: string;
	channels: string[];
	sms: string;
	notice: string;
	segmentId: string | null;
	blocks: unknown;
};

type Props = { lastResult: unknown; segments: Option[]; areas: Option[]; campaign?: CampaignDraft };

const numbers = Array.from({ length: MOST_BLOCKS }, (_, index) => index + 1);

const valuesOf = (campaign: CampaignDraft | undefined): Values => {
	if (!campaign) return { topic: newsTopics[0], nature: "promotional", channels: ["email"] };
	const { blocks, segmentId, ...content } = campaign;
	const read = readBlocks(blocks);
	const shown = numbers.flatMap((number) => {
		const block = read[number - 1];
		return block
			? [
					[`when${number}`, situationOf(block.when) ?? ""],
					[`text${number}`, block.text],
				]
			: [];
	});
	return { ...content, segmentId: segmentId ?? "", ...Object.fromEntries(shown) };
};

const useSituations = (areas: Option[], segments: Option[]) => {
	const { t } = useTranslation(["crm", "residents"]);
	const plain = plainSituations.map((value) => ({
		value,
		label: value.startsWith("follows:")
			? t("crm:campaigns.situations.follows", {
					name: t(`residents:topics.${value.replace("follows:", "") as NewsTopic}`),
				})
			: t(`crm:campaigns.situations.${value as "answer-awaited"}`),
	}));
	const named = (kind: "area" | "segment", list: Option[]) =>
		list.map(({ id, name }) => ({ value: `${kind}:${id}`, label: t(`crm:campaigns.situations.${kind}`, { name }) }));
	return [...plain, ...named("area", areas), ...named("segment", segments)];
};

type FieldOf = (name: string) => FieldState;

/** Paragraphs that only some read. */
const Blocks = ({ field, areas, segments }: { field: FieldOf } & Pick<Props, "areas" | "segments">) => {
	const { t } = useTranslation("crm");
	const options = useSituations(areas, segments);
	const isUsed = numbers.some((number) => field(`text${number}`).initialValue);
	return (
		<Disclosure summary={t("campaigns.blocks")} open={isUsed}>
			<p className="text-soft">{t("campaigns.blocksHint")}</p>
			{numbers.map((number) => (
				<fieldset key={number} className="mt-4 grid gap-4 rounded-card border border-line p-4">
					<legend className="px-1 font-semibold">{t("campaigns.block", { number })}</legend>
					<SelectField
						field={field(`when${number}`)}
						label={t("campaigns.blockWhen")}
						placeholder={t("campaigns.situations.none")}
						options={options}
						optional
					/>
					<TextAreaField
						field={field(`text${number}`)}
						label={t("campaigns.blockText")}
						rows={3}
						maxLength={2_000}
						optional
					/>
				</fieldset>
			))}
		</Disclosure>
	);
};

/** Who, about what, by which ways. */
const Aim = ({ field, segments }: { field: FieldOf; segments: Option[] }) => {
	const { t } = useTranslation(["crm", "residents"]);
	return (
		<>
			<SelectField
				field={field("topic")}
				label={t("crm:campaigns.topic")}
				options={newsTopics.map((value) => ({ value, label: t(`residents:topics.${value}`) }))}
			/>
			<SelectField
				field={field("segmentId")}
				label={t("crm:campaigns.segment")}
				placeholder={t("crm:campaigns.everyone")}
				options={segments.map(({ id, name }) => ({ value: id, label: name }))}
				optional
			/>
			<ChoiceField
				field={field("nature")}
				label={t("crm:campaigns.nature")}
				options={natures.map((value) => ({
					value,
					label: t(`crm:campaigns.natures.${value}`),
					hint: t(`crm:campaigns.natures.${value}Hint`),
				}))}
			/>
			<ChoiceField
				type="checkbox"
				columns
				field={field("channels")}
				label={t("crm:campaigns.channels")}
				hint={t("crm:campaigns.channelsHint")}
				options={campaignChannels.map((value) => ({ value, label: t(`residents:preferences.ways.${value}`) }))}
			/>
		</>
	);
};

/** A campaign as it is written: to whom, by which ways, the words of each way, and parts for some only. */
export const CampaignFields = ({ lastResult, segments, areas, campaign }: Props) => {
	const { t } = useTranslation("crm");
	const [form, fields] = useTypedForm<Values>(lastResult, { id: "campaign", defaultValue: valuesOf(campaign) });
	const field: FieldOf = (name) => fields[name] as unknown as FieldState;
	const labels = {
		...{ subject: t("campaigns.subject"), text: t("campaigns.text"), topic: t("campaigns.topic") },
		...{
			channels: t("campaigns.channels"),
			segmentId: t("campaigns.segment"),
			sms: t("campaigns.sms"),
			notice: t("campaigns.notice"),
		},
	};
	return (
		<TypedForm form={form} labels={labels}>
			<FormError>{form.errors?.join(" ")}</FormError>
			<Aim field={field} segments={segments} />
			<TextField field={field("subject")} label={labels.subject} maxLength={120} />
			<TextAreaField
				field={field("text")}
				label={labels.text}
				hint={t("campaigns.textHint")}
				rows={10}
				maxLength={10_000}
			/>
			<Blocks field={field} areas={areas} segments={segments} />
			<SmsField
				field={field("sms")}
				label={labels.sms}
				hint={t("campaigns.smsHint")}
				suffix={`\n${t("sms.stop")}`}
				optional
			/>
			<TextAreaField
				field={field("notice")}
				label={labels.notice}
				hint={t("campaigns.noticeHint")}
				rows={2}
				maxLength={MOST_NOTICE}
				optional
			/>
			<Button className="justify-self-start">{t("campaigns.save")}</Button>
		</TypedForm>
	);
};
