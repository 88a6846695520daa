import { useTranslation } from "react-i18next";
import { Timeline } from "~/ui/Timeline";
import type { NewsChannel, NewsTopic } from "../schema";

type Consent = { id: string; topic: string; channel: string; action: string; surface: string; at: Date };

/** What a person agreed to and took back, as the city must be able to show it. */
export const ConsentLog = ({ consents }: { consents: Consent[] }) => {
	const { t } = useTranslation("residents");
	if (consents.length === 0) return <p className="text-soft">{t("preferences.noLog")}</p>;
	return (
		<Timeline
			items={consents.map(({ id, topic, channel, action, surface, at }) => ({
				...{ id, at, tone: action === "given" ? "success" : "neutral" },
				title: `${action === "given" ? t("preferences.given") : t("preferences.withdrawn")} – ${t(`topics.${topic as NewsTopic}`)}`,
				children: `${t(`preferences.ways.${channel as NewsChannel}`)}, ${t(`preferences.surfaces.${surface as "preferences"}`)}`,
			}))}
		/>
	);
};
