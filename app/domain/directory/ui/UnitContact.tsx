import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { formatWeekday } from "~/i18n/format";
import { useLanguage } from "~/i18n/useLanguage";
import { DefinitionList } from "~/ui/DefinitionList";
import { Tag } from "~/ui/Tag";
import type { Opening } from "../rules";
import type { OpeningHours } from "../schema";

export type UnitView = {
	code: string;
	name: string;
	mission: string;
	phone: string;
	email: string;
	address: string;
	hours: OpeningHours;
	opening: Opening;
};

/** Whether it receives people now, until when, or when it opens. */
export const OpeningTag = ({ hours, opening }: Pick<UnitView, "hours" | "opening">) => {
	const { t } = useTranslation("directory");
	const language = useLanguage();
	if (hours.length === 0) return <Tag>{t("unit.noHours")}</Tag>;
	if (opening.isOpen) return <Tag tone="success">{t("unit.open", { time: opening.until })}</Tag>;
	if (!opening.next) return <Tag>{t("unit.closed")}</Tag>;
	const { day, inDays, at: time } = opening.next;
	if (inDays === 0) return <Tag>{t("unit.opensToday", { time })}</Tag>;
	if (inDays === 1) return <Tag>{t("unit.opensTomorrow", { time })}</Tag>;
	return <Tag>{t("unit.opensOn", { day: formatWeekday(language, day), time })}</Tag>;
};

const Hours = ({ hours }: { hours: OpeningHours }) => {
	const { t } = useTranslation("directory");
	const language = useLanguage();
	const days = [1, 2, 3, 4, 5, 6, 7].filter((day) => hours.some((span) => span.days.includes(day)));
	return (
		<ul className="grid gap-1">
			{days.map((day) => (
				<li key={day} className="flex flex-wrap gap-x-3">
					<span className="min-w-24">{formatWeekday(language, day)}</span>
					<span className="tabular-nums">
						{hours
							.filter((span) => span.days.includes(day))
							.sort((a, b) => (a.open < b.open ? -1 : 1))
							.map(({ open, close }) => t("unit.span", { open, close }))
							.join(", ")}
					</span>
				</li>
			))}
		</ul>
	);
};

/** How and when to reach a service. */
export const UnitContact = ({ unit, linked = true }: { unit: UnitView; linked?: boolean }) => {
	const { t } = useTranslation("directory");
	// On its own page it stands right under the title.
	const Name = linked ? "h3" : "h2";
	const lines = [
		{
			term: t("unit.phone"),
			shown: unit.phone,
			description: <a href={`tel:${unit.phone.replace(/\s/g, "")}`}>{unit.phone}</a>,
		},
		{ term: t("unit.email"), shown: unit.email, description: <a href={`mailto:${unit.email}`}>{unit.email}</a> },
		{ term: t("unit.address"), shown: unit.address, description: unit.address },
		{ term: t("unit.hours"), shown: unit.hours.length > 0, description: <Hours hours={unit.hours} /> },
	];
	return (
		<div className="grid gap-3 rounded-card border border-line bg-surface p-5">
			<div className="flex flex-wrap items-center justify-between gap-3">
				<Name className="text-subheading">
					{linked ? <Link to={`/directory/units/${unit.code}`}>{unit.name}</Link> : unit.name}
				</Name>
				<OpeningTag hours={unit.hours} opening={unit.opening} />
			</div>
			{unit.mission ? <p className="text-soft">{unit.mission}</p> : null}
			<DefinitionList items={lines.filter(({ shown }) => shown)} />
		</div>
	);
};
