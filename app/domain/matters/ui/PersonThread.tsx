import { useTranslation } from "react-i18next";
import { formatDate } from "~/i18n/format";
import { useLanguage } from "~/i18n/useLanguage";
import { Alert } from "~/ui/Alert";
import { Button } from "~/ui/Button";
import { TypedForm, useTypedForm } from "~/ui/form";
import { HiddenField } from "~/ui/HiddenField";
import { type Crumb, Page, PageHeader, Section } from "~/ui/Page";
import { TextAreaField } from "~/ui/TextAreaField";
import type { State } from "../policy";
import { TEXT_LIMIT } from "../schema";
import { MessageList, type ShownMessage } from "./MessageList";
import { RatingForm } from "./RatingForm";
import { StateTag } from "./StateTag";

type Props = {
	matter: {
		reference: string;
		subject: string;
		state: State;
		answerDueAt: Date;
		messages: ShownMessage[];
	};
	nonce: string;
	lastResult: unknown;
	breadcrumbs?: Crumb[];
	/** Where one says whether the answer helped; null when it is not asked. */
	rateAction: string | null;
};

const isDueShown = (state: State) => state === "new" || state === "open" || state === "reopened";

/** A matter as the person who takes part reads it: the exchanges, then a form to go on. */
export const PersonThread = ({ matter, nonce, lastResult, breadcrumbs, rateAction }: Props) => {
	const { t } = useTranslation("matters");
	const language = useLanguage();
	const [form, fields] = useTypedForm<{ text: string; nonce: string }>(lastResult, { id: "reply" });
	return (
		<Page width="text">
			<PageHeader
				title={matter.subject}
				eyebrow={t("thread.reference", { reference: matter.reference })}
				lead={
					<span className="flex flex-wrap items-center gap-3">
						<StateTag state={matter.state} />
						{isDueShown(matter.state)
							? t("thread.due", { date: formatDate(language, matter.answerDueAt, "day") })
							: null}
					</span>
				}
				{...(breadcrumbs ? { breadcrumbs } : {})}
			/>
			{matter.state === "waiting_resident" ? <Alert tone="warning">{t("thread.waitsForYou")}</Alert> : null}
			<Section title={t("thread.title")}>
				<MessageList messages={matter.messages} isMine={({ direction }) => direction === "in"} />
			</Section>
			{rateAction ? <RatingForm action={rateAction} /> : null}
			<Section title={t("thread.reply")}>
				{matter.state === "closed" ? <p className="text-soft">{t("thread.closed")}</p> : null}
				<TypedForm form={form} labels={{ text: t("thread.replyLabel") }}>
					<HiddenField field={fields.nonce} value={nonce} />
					<TextAreaField field={fields.text} label={t("thread.replyLabel")} maxLength={TEXT_LIMIT} />
					<Button className="justify-self-start">{t("thread.send")}</Button>
				</TypedForm>
			</Section>
		</Page>
	);
};
