import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { formatDate } from "~/i18n/format";
import { useLanguage } from "~/i18n/useLanguage";
import { ButtonForm, LinkButton } from "~/ui/Button";
import { Disclosure } from "~/ui/Disclosure";
import { Table } from "~/ui/Table";
import { Tag } from "~/ui/Tag";

export type HandDelivery = {
	id: string;
	/** receipt, answer */
	purpose: string;
	channel: string;
	address: string;
	name: string;
	text: string;
	state: string;
	reference: string;
	attempts: number;
	createdAt: Date;
	sentAt: Date | null;
};

const outcomes = {
	letter: [["sent", "posted"]],
	call: [
		["delivered", "reached"],
		["again", "notReached"],
	],
} as const;

/** One letter to print or one call to make, with what came of it in one touch. */
export const HandCard = ({ delivery }: { delivery: HandDelivery }) => {
	const { t } = useTranslation("matters");
	const language = useLanguage();
	const { id, channel, name, address, text, reference, attempts, createdAt } = delivery;
	const kind = channel === "call" ? "call" : "letter";
	return (
		<article className="grid gap-3 rounded-card border border-line bg-surface p-5">
			<div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
				<h3 className="text-subheading">{name}</h3>
				<span className="text-soft">{formatDate(language, createdAt, "moment")}</span>
			</div>
			<p className="whitespace-pre-line break-words">
				{kind === "call" ? <a href={`tel:${address}`}>{address}</a> : address}
			</p>
			<p>
				<Tag>{t(`byHand.purposes.${delivery.purpose === "receipt" ? "receipt" : "answer"}`)}</Tag>{" "}
				<Link to={`/admin/matters/${reference}`}>{reference}</Link>
				{attempts > 0 ? <span className="ms-3 text-soft">{t("byHand.tries", { count: attempts })}</span> : null}
			</p>
			<Disclosure summary={kind === "call" ? t("byHand.say") : t("byHand.read")} open={kind === "call"}>
				<p className="max-w-[68ch] whitespace-pre-line break-words">{text}</p>
			</Disclosure>
			<div className="flex flex-wrap gap-3">
				{kind === "letter" ? (
					<LinkButton to={`/admin/by-hand/${id}`} size="small">
						{t("byHand.print")}
					</LinkButton>
				) : null}
				{outcomes[kind].map(([outcome, label]) => (
					<ButtonForm
						key={outcome}
						action={`/admin/by-hand/${id}/settle`}
						fields={{ outcome }}
						tone="secondary"
						size="small"
						label={t(`byHand.${label}`)}
						aria-label={`${t(`byHand.${label}`)} – ${name}`}
					/>
				))}
			</div>
		</article>
	);
};

/** What was posted and said lately. A letter that comes back is marked here. */
export const HandDone = ({ rows }: { rows: HandDelivery[] }) => {
	const { t } = useTranslation("matters");
	const language = useLanguage();
	const columns = [
		{ label: t("writeDown.name") },
		{ label: t("inbound.columns.channel") },
		{ label: t("inbox.columns.state") },
		{ label: t("inbox.columns.last") },
		{ label: t("byHand.openMatter") },
	];
	return (
		<Table
			caption={t("byHand.recent")}
			hideCaption
			columns={columns}
			rows={rows.map((one) => ({
				id: one.id,
				cells: [
					one.name,
					t(`channels.${one.channel as "letter"}`),
					<span key="state" className="inline-flex flex-wrap items-center gap-3">
						<Tag tone={one.state === "failed" ? "danger" : "success"}>
							{t(`desk.deliveries.${one.state as "sent"}`)}
						</Tag>
						{one.channel === "letter" && one.state === "sent" ? (
							<ButtonForm
								action={`/admin/by-hand/${one.id}/settle`}
								fields={{ outcome: "failed" }}
								tone="quiet"
								size="small"
								label={t("byHand.returned")}
								aria-label={`${t("byHand.returned")} – ${one.name}`}
							/>
						) : null}
					</span>,
					formatDate(language, one.sentAt ?? one.createdAt, "moment"),
					<Link key="matter" to={`/admin/matters/${one.reference}`}>
						{one.reference}
					</Link>,
				],
			}))}
		/>
	);
};
