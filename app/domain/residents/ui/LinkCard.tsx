import { useTranslation } from "react-i18next";
import { formatDate } from "~/i18n/format";
import type { Language } from "~/i18n/languages";
import { ButtonForm } from "~/ui/Button";
import { Tag } from "~/ui/Tag";
import type { MyLink } from "../people/queries.server";

const tones = { asked: "warning", standing: "success", over: "neutral" } as const;

const Buttons = ({ link, isActing }: { link: MyLink; isActing: boolean }) => {
	const { t } = useTranslation("residents");
	const { id, name, side, state } = link;
	const base = `/me/people/${id}`;
	if (state === "over") return null;
	if (state === "asked" && side === "helped")
		return (
			<>
				<ButtonForm
					size="small"
					action={`${base}/answer`}
					fields={{ accepted: "yes" }}
					aria-label={t("people.acceptOf", { name })}
				>
					{t("people.accept")}
				</ButtonForm>
				<ButtonForm
					size="small"
					tone="secondary"
					action={`${base}/answer`}
					fields={{ accepted: "no" }}
					aria-label={t("people.refuseOf", { name })}
				>
					{t("people.refuse")}
				</ButtonForm>
			</>
		);
	return (
		<>
			{side === "helper" && state === "standing" && !isActing ? (
				<ButtonForm size="small" action={`${base}/act`} aria-label={t("people.actOf", { name })}>
					{t("people.act")}
				</ButtonForm>
			) : null}
			{isActing ? (
				<ButtonForm size="small" action="/me/people/stop">
					{t("people.stop")}
				</ButtonForm>
			) : null}
			<ButtonForm size="small" tone="secondary" action={`${base}/end`} aria-label={t("people.endOf", { name })}>
				{t(state === "asked" ? "people.withdraw" : "people.end")}
			</ButtonForm>
		</>
	);
};

/** A link between two people, as one of them reads it: who, in what quality, until when, and what can be done. */
export const LinkCard = ({ link, actingFor }: { link: MyLink; actingFor: string | null }) => {
	const { t, i18n } = useTranslation("residents");
	const { name, kind, side, state, proof, reason, endsAt } = link;
	const until = endsAt ? formatDate(i18n.language as Language, endsAt) : "";
	return (
		<li className="grid gap-3 rounded-card border border-line bg-surface p-5">
			<p className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
				<strong className="text-[1.0625rem]">{name}</strong>
				<span className="text-soft">{t(`people.kinds.${kind as "carer"}`)}</span>
				<Tag tone={tones[state]}>{t(`people.states.${state}`)}</Tag>
			</p>
			<p className="text-[0.9375rem] text-soft">
				{t(`people.until.${state}`, { until })} {state === "asked" ? null : t(`people.proofs.${proof as "accepted"}`)}
				{proof === "checked" && reason ? <span className="block">{t("people.reason", { reason })}</span> : null}
			</p>
			<div className="flex flex-wrap gap-3 empty:hidden">
				<Buttons link={link} isActing={side === "helper" && actingFor === link.personId} />
			</div>
		</li>
	);
};
