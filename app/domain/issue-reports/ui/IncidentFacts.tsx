import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { formatDate } from "~/i18n/format";
import { useLanguage } from "~/i18n/useLanguage";
import { imageUrl } from "~/lib/images";
import { DefinitionList } from "~/ui/DefinitionList";
import type { FoundIncident } from "../queries/incidents.server";
import { isOpen, rejectionReasons } from "../rules/states";
import { useCategoryName } from "./names";

type Facts = Pick<
	FoundIncident,
	| "state"
	| "address"
	| "reportedAt"
	| "dueAt"
	| "pausedAt"
	| "plannedFor"
	| "rejectionReason"
	| "externalTo"
	| "reportCount"
	| "mergedInto"
	| "asset"
>;

const useFacts = (incident: Facts, unit: { code: string; name: string } | null) => {
	const { t } = useTranslation("issue-reports");
	const language = useLanguage();
	const nameOf = useCategoryName();
	const { state, rejectionReason: reason } = incident;
	const isReason = (text: string): text is (typeof rejectionReasons)[number] =>
		(rejectionReasons as readonly string[]).includes(text);
	// What is due by midnight is promised for the day before.
	const promised = incident.dueAt ? formatDate(language, new Date(incident.dueAt.getTime() - 1)) : null;
	return [
		{ term: t("facts.where"), description: incident.address },
		{
			term: incident.asset ? nameOf(incident.asset.layer) : t("facts.asset"),
			description: incident.asset ? `${incident.asset.label} (${incident.asset.ref})` : null,
		},
		{ term: t("facts.since"), description: formatDate(language, incident.reportedAt, "moment") },
		{ term: t("facts.unit"), description: unit ? <Link to={`/directory/units/${unit.code}`}>{unit.name}</Link> : null },
		{
			term: t("facts.promised"),
			description: !isOpen(state)
				? null
				: incident.pausedAt
					? t("facts.paused", { date: formatDate(language, incident.pausedAt) })
					: promised,
		},
		{ term: t("facts.planned"), description: incident.plannedFor ? formatDate(language, incident.plannedFor) : null },
		{ term: t("facts.external"), description: incident.externalTo },
		{ term: t("facts.reason"), description: reason && isReason(reason) ? t(`reasons.${reason}`) : null },
		{ term: t("facts.witnesses"), description: t("witnesses", { count: incident.reportCount }) },
		{
			term: t("facts.merged"),
			description: incident.mergedInto ? (
				<Link to={`/reports/${incident.mergedInto.number}`}>{t("number", { number: incident.mergedInto.number })}</Link>
			) : null,
		},
	].filter(({ description }) => description);
};

export const IncidentFacts = ({ incident, unit }: { incident: Facts; unit: { code: string; name: string } | null }) => (
	<DefinitionList items={useFacts(incident, unit)} />
);

type Photo = FoundIncident["photos"][number];

export const Photos = ({ photos, subject }: { photos: Photo[]; subject: string }) => {
	const { t } = useTranslation("issue-reports");
	if (photos.length === 0) return null;
	return (
		<ul className="grid gap-4 sm:grid-cols-2">
			{photos.map(({ id, imageKey, width, height }, index) => (
				<li key={id}>
					<a href={imageUrl(imageKey, 2048)}>
						<img
							src={imageUrl(imageKey, 640)}
							alt={t("photo", { subject, position: index + 1 })}
							width={width}
							height={height}
							loading="lazy"
							className="h-auto w-full rounded-card border border-line"
						/>
					</a>
				</li>
			))}
		</ul>
	);
};
