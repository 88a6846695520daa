import { useTranslation } from "react-i18next";
import { formatDate } from "~/i18n/format";
import { useLanguage } from "~/i18n/useLanguage";
import { Icon } from "~/ui/Icon";
import { Tag, type Tone } from "~/ui/Tag";

type Delivery = { key: string; channel: string; state: string };

export type ShownMessage = {
	id: string;
	direction: "in" | "out" | "note" | "system";
	channel: string;
	authorName: string;
	text: string;
	quoted: string;
	at: Date;
	attachments: { id: string; name: string; storageKey: string | null }[];
	deliveries?: Delivery[];
	isFromUnknown?: boolean;
	/** The agent who typed in what came by telephone, at the desk, by post. */
	typedBy?: string | null;
};

const boxes: Record<ShownMessage["direction"], string> = {
	in: "border-line bg-surface me-4 sm:me-16",
	out: "border-brand-line bg-brand-soft ms-4 sm:ms-16",
	note: "border-warning bg-warning-soft border-dashed",
	system: "border-line bg-sunken text-soft",
};

const deliveryTones: Record<string, Tone> = {
	sent: "success",
	delivered: "success",
	failed: "danger",
	suppressed: "warning",
};

const channelKeys = [
	"web",
	"email",
	"sms",
	"phone",
	"counter",
	"post",
	"letter",
	"call",
	"chat",
	"push",
	"mastodon",
	"bluesky",
	"matrix",
] as const;

type ChannelKey = (typeof channelKeys)[number];

const useChannel = () => {
	const { t } = useTranslation("matters");
	return (channel: string) =>
		channelKeys.includes(channel as ChannelKey) ? t(`channels.${channel as ChannelKey}`) : channel;
};

const Deliveries = ({ deliveries }: { deliveries: Delivery[] }) => {
	const { t } = useTranslation("matters");
	const channelOf = useChannel();
	return (
		<ul className="mt-3 flex flex-wrap gap-2">
			{deliveries.map(({ channel, state, key }) => (
				<li key={key}>
					<Tag tone={deliveryTones[state] ?? "neutral"}>
						{t("desk.delivery", {
							channel: channelOf(channel),
							state: t(`desk.deliveries.${state as "sent"}`),
						})}
					</Tag>
				</li>
			))}
		</ul>
	);
};

const Attachments = ({ message, hrefOf }: { message: ShownMessage; hrefOf?: ((id: string) => string) | undefined }) => {
	const { t } = useTranslation("matters");
	if (message.attachments.length === 0) return null;
	return (
		<div className="mt-3">
			<p className="font-semibold text-[0.9375rem]">{t("thread.attachments")}</p>
			<ul>
				{message.attachments.map(({ id, name, storageKey }) => (
					<li key={id} className="break-all">
						<Icon name="file" /> {storageKey && hrefOf ? <a href={hrefOf(id)}>{name}</a> : name}
					</li>
				))}
			</ul>
		</div>
	);
};

const Message = ({
	message,
	isMine,
	hrefOf,
}: {
	message: ShownMessage;
	isMine: boolean;
	hrefOf?: ((id: string) => string) | undefined;
}) => {
	const { t } = useTranslation("matters");
	const language = useLanguage();
	const channelOf = useChannel();
	const name = message.direction === "system" ? t("thread.system") : isMine ? t("thread.you") : message.authorName;
	return (
		<li id={`message-${message.id}`} className={`rounded-card border p-4 sm:p-5 ${boxes[message.direction]}`}>
			<div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
				<p className="font-semibold text-ink">
					{message.direction === "note" ? <Tag tone="warning">{t("desk.noted")}</Tag> : null}{" "}
					{message.direction === "in" ? t("thread.by", { name, channel: channelOf(message.channel) }) : name}
				</p>
				<time dateTime={message.at.toISOString()} className="text-[0.9375rem] text-soft">
					{formatDate(language, message.at, "moment")}
				</time>
			</div>
			{message.typedBy ? (
				<p className="text-[0.9375rem] text-soft">{t("desk.typedBy", { name: message.typedBy })}</p>
			) : null}
			{message.isFromUnknown ? <p className="mt-2 font-semibold text-warning">{t("desk.unknownSender")}</p> : null}
			<p className="mt-2 max-w-[68ch] whitespace-pre-line break-words text-ink">{message.text}</p>
			{message.quoted ? (
				<details className="mt-3">
					<summary className="inline-flex min-h-11 cursor-pointer items-center text-soft">{t("thread.quoted")}</summary>
					<p className="max-w-[68ch] whitespace-pre-line break-words border-s-4 border-line ps-4 text-soft">
						{message.quoted}
					</p>
				</details>
			) : null}
			<Attachments message={message} hrefOf={hrefOf} />
			{message.deliveries?.length ? <Deliveries deliveries={message.deliveries} /> : null}
		</li>
	);
};

type Props = {
	messages: ShownMessage[];
	/** The reader's own side: what they wrote is «you». */
	isMine?: (message: ShownMessage) => boolean;
	attachmentHref?: (id: string) => string;
};

/** The messages of a matter, oldest first, whatever channels they travelled. */
export const MessageList = ({ messages, isMine = () => false, attachmentHref }: Props) => (
	<ol className="grid gap-4">
		{messages.map((message) => (
			<Message key={message.id} message={message} isMine={isMine(message)} hrefOf={attachmentHref} />
		))}
	</ol>
);
