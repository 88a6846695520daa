import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { formatDate } from "~/i18n/format";
import { useLanguage } from "~/i18n/useLanguage";
import { ButtonForm, LinkButton } from "~/ui/Button";
import { Difference } from "~/ui/Difference";
import { Icon } from "~/ui/Icon";
import { Tag, type Tone } from "~/ui/Tag";
import { PROMOTED_FROM } from "../amendment-rules";
import type { ShownAmendment } from "../amendments.server";

const tones: Record<ShownAmendment["state"], Tone> = {
	proposed: "info",
	accepted: "success",
	rejected: "neutral",
	withdrawn: "neutral",
	promoted: "accent",
};

type Props = { amendment: ShownAmendment; maySign: boolean; maySupport: boolean };

const Actions = ({ amendment, maySign, maySupport }: Props) => {
	const { t } = useTranslation(["proposals", "moderation"]);
	const { id, state, isMine, isSupported, supports, authorName: name } = amendment;
	const isOpen = state === "proposed" || state === "rejected";
	return (
		<div className="flex flex-wrap items-center gap-3">
			{maySupport && isOpen && !isMine ? (
				<ButtonForm
					size="small"
					tone={isSupported ? "primary" : "secondary"}
					action={`/amendments/${id}/support`}
					fields={{ isSupported: isSupported ? "no" : "yes" }}
					aria-label={t(isSupported ? "amendments.unsupportOf" : "amendments.supportOf", { name })}
				>
					<Icon name={isSupported ? "check" : "thumb"} size={1.125} />
					{t(isSupported ? "support.given" : "support.give")}
				</ButtonForm>
			) : null}
			<span className="tabular-nums text-soft">{t("support.count", { count: supports })}</span>
			{maySign && state === "proposed" ? (
				<LinkButton size="small" to={`/amendments/${id}/decide`} aria-label={t("amendments.decideOf", { name })}>
					{t("amendments.decide")}
				</LinkButton>
			) : null}
			{isMine && state === "proposed" ? (
				<ButtonForm size="small" tone="danger" action={`/amendments/${id}/withdraw`} label={t("amendments.withdraw")} />
			) : null}
			{isMine && state === "rejected" && supports >= PROMOTED_FROM ? (
				<LinkButton size="small" to={`/amendments/${id}/promote`}>
					{t("amendments.promote")}
				</LinkButton>
			) : null}
			{isMine ? null : (
				<Link to={`/flag/amendment/${id}`} aria-label={t("moderation:flag.linkOf", { what: name })}>
					{t("moderation:flag.link")}
				</Link>
			)}
		</div>
	);
};

/** An amendment: what it changes in the passage, why, what became of it, and what can be done about it. */
export const AmendmentCard = (props: Props) => {
	const { t } = useTranslation("proposals");
	const language = useLanguage();
	const {
		id,
		authorName: name,
		createdAt,
		state,
		pieces,
		reason,
		answer,
		promotedId,
		isGone,
		isMine,
		isHidden,
		supports,
	} = props.amendment;
	return (
		<article aria-labelledby={`amendment-${id}`} className="grid gap-3 rounded-card border border-line bg-surface p-5">
			<header className="flex flex-wrap items-center gap-3">
				<h2 id={`amendment-${id}`} className="text-subheading">
					{t("amendments.by", { name, date: formatDate(language, createdAt) })}
				</h2>
				<Tag tone={tones[state]}>{t(`amendments.states.${state}`)}</Tag>
			</header>
			{isHidden ? <p className="font-semibold">{t("amendments.hidden")}</p> : null}
			<div className="rounded-control bg-sunken p-4">
				<Difference pieces={pieces} />
			</div>
			<p className="max-w-prose break-words">{reason}</p>
			{isGone ? <p className="text-soft">{t("amendments.gone")}</p> : null}
			{answer ? (
				<p className="max-w-prose break-words border-s-4 border-line-strong ps-4">
					<span className="font-semibold">{t("amendments.answer")}</span> {answer}
				</p>
			) : null}
			{promotedId ? (
				<p>
					<Link to={`/proposals/${promotedId}`}>{t("amendments.promoted")}</Link>
				</p>
			) : null}
			{isMine && state === "rejected" && supports < PROMOTED_FROM ? (
				<p className="text-soft">{t("amendments.promoteFrom", { count: PROMOTED_FROM })}</p>
			) : null}
			<Actions {...props} />
		</article>
	);
};
