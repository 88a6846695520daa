import { useTranslation } from "react-i18next";
import { LinkButton } from "~/ui/Button";
import { Section } from "~/ui/Page";
import { Stat, StatGrid } from "~/ui/Stat";
import type { CountedOutcome } from "../../queries/results.server";

type Props = { slug: string; roll: { size: number; cards: number }; outcome: Pick<CountedOutcome, "ballots" | "box"> };

/** Who took part in a secret vote, in numbers alone, and where anyone opens and counts the ballots again. */
export const BoxResult = ({ slug, roll, outcome: { ballots, box } }: Props) => {
	const { t } = useTranslation("ballots");
	return (
		<Section title={t("secret.results.title")}>
			<StatGrid>
				<Stat label={t("secret.results.roll")} value={roll.size} />
				<Stat label={t("secret.results.pickedUp")} value={roll.cards} />
				<Stat label={t("count.ballots")} value={ballots} />
				<Stat label={t("secret.box.voided")} value={box?.voided ?? 0} />
				<Stat label={t("secret.box.invalid")} value={box?.invalid ?? 0} />
			</StatGrid>
			<p>{t("secret.results.text")}</p>
			<p>
				<LinkButton tone="secondary" to={`/consultations/${slug}/vote/box`}>
					{t("secret.results.recount")}
				</LinkButton>
			</p>
		</Section>
	);
};
