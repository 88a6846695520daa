import { useTranslation } from "react-i18next";
import { DefinitionList } from "~/ui/DefinitionList";
import { Section } from "~/ui/Page";

type Visit = {
	name: string;
	received: Record<"givenNames" | "familyName" | "birthdate" | "email" | "siret", string | null>;
};

/** What an identity provider passed on, as it came, and what is kept of it. */
export const ReceivedIdentity = ({ visit, provider }: { visit: Visit; provider: string }) => {
	const { t } = useTranslation("identity");
	const isWork = visit.name === "proconnect";
	const shown = (["givenNames", "familyName", isWork ? "siret" : "birthdate", "email"] as const).map((key) => ({
		term: t(`first.${key}`),
		description: visit.received[key] || <span className="text-soft">{t("first.none")}</span>,
	}));
	return (
		<Section title={t("first.received", { name: provider })}>
			<DefinitionList items={shown} />
			<p className="text-soft">{t("first.kept", { name: provider })}</p>
		</Section>
	);
};
