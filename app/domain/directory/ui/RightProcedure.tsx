import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { LinkButton } from "~/ui/Button";
import { DefinitionList } from "~/ui/DefinitionList";
import type { PersonView } from "../queries/people.server";
import { OpeningTag, type UnitView } from "./UnitContact";

export type RightProcedureView = {
	slug: string;
	title: string;
	summary: string;
	delay: string;
	/** In how many days half of the latest requests were answered; null when too few were. */
	usual: number | null;
	way: "form" | "site" | null;
	unit: UnitView;
	person: PersonView | null;
	sure: boolean;
};

const PersonLine = ({ person }: { person: PersonView }) => (
	<>
		<Link to={`/directory/people/${person.id}`}>{person.name}</Link>, {person.title}
	</>
);

/** Where the search leads: the procedure, who does it, how to reach them, and in how long. */
export const RightProcedure = ({ procedure }: { procedure: RightProcedureView }) => {
	const { t } = useTranslation("directory");
	const { slug, title, summary, delay, usual, way, unit, person, sure } = procedure;
	const { name, code, phone } = unit;
	const expected = [delay, usual === null ? "" : t("guide.usual", { count: usual })].filter(Boolean);
	const lines = [
		{
			term: t("guide.team"),
			description: (
				<span className="flex flex-wrap items-center gap-x-3 gap-y-1">
					<Link to={`/directory/units/${code}`}>{name}</Link>
					<OpeningTag hours={unit.hours} opening={unit.opening} />
				</span>
			),
		},
		...(person ? [{ term: t("guide.person"), description: <PersonLine person={person} /> }] : []),
		...(phone ? [{ term: t("unit.phone"), description: <a href={`tel:${phone.replace(/\s/g, "")}`}>{phone}</a> }] : []),
		...(expected.length > 0 ? [{ term: t("procedure.delay"), description: expected.join(" · ") }] : []),
	];
	return (
		<section
			aria-labelledby="right-procedure"
			className="grid gap-4 rounded-card border-2 border-brand bg-surface p-5 shadow-card sm:p-6"
		>
			<div>
				<p className="text-[0.9375rem] font-semibold text-brand-text">{t(sure ? "guide.right" : "guide.nearest")}</p>
				<h2 id="right-procedure" className="mt-1 text-heading">
					<Link to={`/directory/${slug}`}>{title}</Link>
				</h2>
				<p className="mt-2 text-soft">{summary}</p>
			</div>
			<DefinitionList items={lines} />
			<div className="flex flex-wrap gap-3">
				{way === "form" ? <LinkButton to={`/directory/${slug}/request`}>{t("procedure.request")}</LinkButton> : null}
				{way === "site" ? <LinkButton to={`/directory/${slug}/go`}>{t("procedure.online")}</LinkButton> : null}
				<LinkButton to={`/directory/${slug}`} tone={way ? "secondary" : "primary"}>
					{t("guide.see")}
				</LinkButton>
				<LinkButton to={`/contact?about=/directory/${slug}`} tone="quiet">
					{t("guide.write")}
				</LinkButton>
			</div>
		</section>
	);
};
