import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { formatDate } from "~/i18n/format";
import { useLanguage } from "~/i18n/useLanguage";
import { Alert } from "~/ui/Alert";
import { LinkButton } from "~/ui/Button";
import type { Lineage } from "../lineage.server";

type Kin = Lineage["from"];

const KinList = ({ kin }: { kin: Kin }) => {
	const { t } = useTranslation("proposals");
	return (
		<ul className="list-disc ps-5">
			{kin.map(({ id, number, title, author }) => (
				<li key={id}>
					<Link to={`/proposals/${id}`}>
						{t("number", { number })} – {title}
					</Link>{" "}
					<span className="text-soft">({author})</span>
				</li>
			))}
		</ul>
	);
};

type Props = { lineage: Lineage; state: string; isAsked: boolean };

/** What a proposal became, then where it comes from: with the city's reason, and the question to its supporters. */
export const LineageNotice = ({ lineage: { from, to, move }, state, isAsked }: Props) => {
	const { t } = useTranslation("proposals");
	const language = useLanguage();
	const became = to.filter(({ kind }) => kind !== "promoted");
	const grew = to.filter(({ kind }) => kind === "promoted");
	const origin = from[0]?.kind === "promoted" ? "promoted" : from[0]?.kind === "split" ? "split" : "merged";
	return (
		<>
			{state === "replaced" && became.length > 0 && move ? (
				<Alert tone="warning" title={t(move.kind === "split" ? "moves.becameParts" : "moves.becameOne")}>
					<KinList kin={became} />
					<p>{move.reason}</p>
					<p className="text-soft">
						{t("moves.by", { name: move.byName, date: formatDate(language, became[0]?.at ?? "") })}
					</p>
					{isAsked ? (
						<div>
							<LinkButton size="small" to={`/me/supports/${move.id}`}>
								{t("moves.say")}
							</LinkButton>
						</div>
					) : null}
				</Alert>
			) : null}
			{from.length > 0 ? (
				<Alert tone="info" title={t(`moves.from.${origin}`)}>
					<KinList kin={from} />
					{move && state !== "replaced" ? <p>{move.reason}</p> : null}
				</Alert>
			) : null}
			{grew.length > 0 ? (
				<Alert tone="info" title={t("moves.grew")}>
					<KinList kin={grew} />
				</Alert>
			) : null}
		</>
	);
};
