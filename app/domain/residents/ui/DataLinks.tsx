import { useTranslation } from "react-i18next";
import { Card, CardGrid } from "~/ui/Card";
import { Section } from "~/ui/Page";

/** The ways, from one's own space, to what the city and its services know. */
export const DataLinks = () => {
	const { t } = useTranslation("residents");
	return (
		<Section title={t("dataLinks.title")}>
			<CardGrid columns={2}>
				<Card to="/me/information" title={t("information.title")}>
					{t("dataLinks.information")}
				</Card>
				<Card to="/me/people" title={t("people.title")}>
					{t("dataLinks.people")}
				</Card>
				<Card to="/me/services" title={t("services.title")}>
					{t("dataLinks.services")}
				</Card>
				<Card to="/me/data" title={t("rights.title")}>
					{t("dataLinks.rights")}
				</Card>
			</CardGrid>
		</Section>
	);
};
