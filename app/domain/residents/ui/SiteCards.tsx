import { useTranslation } from "react-i18next";
import { buttonClass } from "~/ui/Button";
import { Card, CardGrid } from "~/ui/Card";

/** The sites where the city account signs in, each with a link that leaves this one. */
export const SiteCards = ({ sites }: { sites: { id: string; name: string; summary: string; siteUrl: string }[] }) => {
	const { t } = useTranslation("residents");
	return (
		<CardGrid columns={2}>
			{sites.map(({ id, name, summary, siteUrl }) => (
				<Card
					key={id}
					title={name}
					actions={
						<a href={siteUrl} className={buttonClass("secondary", "small")}>
							{t("services.visit")}
							<span className="sr-only"> {name}</span>
						</a>
					}
				>
					{summary}
				</Card>
			))}
		</CardGrid>
	);
};
