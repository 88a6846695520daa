import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { SiteCards } from "~/domain/residents/ui/SiteCards";
import { LinkButton } from "~/ui/Button";
import { Card, CardGrid } from "~/ui/Card";
import { Section } from "~/ui/Page";
import type { PersonView } from "../queries/people.server";

type Props = {
	procedures: { slug: string; title: string; summary: string }[];
	units: { code: string; name: string; mission: string }[];
	people: PersonView[];
	sites: Parameters<typeof SiteCards>[0]["sites"];
};

const Names = ({ items }: { items: { to: string; name: string; text: string }[] }) => (
	<ul className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
		{items.map(({ to, name, text }) => (
			<li key={to}>
				<Link to={to} className="font-semibold">
					{name}
				</Link>
				<p className="text-soft">{text}</p>
			</li>
		))}
	</ul>
);

/** The directory when nothing was typed: procedures, sites of the city, people, services. */
export const Everything = ({ procedures, units, people, sites }: Props) => {
	const { t } = useTranslation(["directory", "residents"]);
	const guided = <LinkButton to="/directory?guide=1">{t("guide.start")}</LinkButton>;
	return (
		<>
			<div className="flex flex-wrap items-center gap-4 rounded-card bg-sunken p-5">
				<p className="flex-1 basis-64">{t("guide.lead")}</p>
				{guided}
			</div>
			<Section title={t("all")}>
				<CardGrid>
					{procedures.map(({ slug, title, summary }) => (
						<Card key={slug} to={`/directory/${slug}`} title={title}>
							{summary}
						</Card>
					))}
				</CardGrid>
			</Section>
			{sites.length > 0 ? (
				<Section title={t("residents:services.sites")}>
					<p className="text-soft">{t("residents:services.sitesLead")}</p>
					<SiteCards sites={sites} />
				</Section>
			) : null}
			{people.length > 0 ? (
				<Section title={t("people.title")}>
					<Names items={people.map(({ id, name, title }) => ({ to: `/directory/people/${id}`, name, text: title }))} />
				</Section>
			) : null}
			<Section title={t("units")}>
				<Names
					items={units.map(({ code, name, mission }) => ({ to: `/directory/units/${code}`, name, text: mission }))}
				/>
			</Section>
		</>
	);
};
