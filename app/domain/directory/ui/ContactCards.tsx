import { useTranslation } from "react-i18next";
import { Card, CardGrid } from "~/ui/Card";
import { Section } from "~/ui/Page";
import type { FoundContact } from "../queries/search.server";

/** Services and people found by the search: who they are, what they are asked about, how to call them. */
export const ContactCards = ({ contacts }: { contacts: FoundContact[] }) => {
	const { t } = useTranslation("directory");
	if (contacts.length === 0) return null;
	return (
		<Section title={t("guide.contacts")}>
			<CardGrid columns={2}>
				{contacts.map(({ kind, key, name, about, subjects, phone }) => (
					<Card
						key={key}
						to={kind === "unit" ? `/directory/units/${key}` : `/directory/people/${key}`}
						title={name}
						eyebrow={t(`guide.kinds.${kind}`)}
						meta={phone || null}
					>
						<p>{about}</p>
						{subjects.length > 0 ? <p>{t("people.subjects", { subjects: subjects.join(", ") })}</p> : null}
					</Card>
				))}
			</CardGrid>
		</Section>
	);
};
