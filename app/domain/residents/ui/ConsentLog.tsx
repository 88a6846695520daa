import { useTranslation } from "react-i18next";
import { Timeline } from "~/ui/Timeline";
import { isAttributeKey } from "../ledger/rules";
import { newsChannels, newsTopics } from "../schema";

type Consent = { id: string; topic: string; channel: string; action: string; surface: string; at: Date };

const surfaces = ["preferences", "unsubscribe", "procedure", "connect", "services"] as const;

/** What a consent is about, in words: a topic of news, a fact reused across a wall, a service. */
const useConsentWords = () => {
	const { t } = useTranslation("residents");
	return {
		about: (topic: string) => {
			const news = newsTopics.find((known) => known === topic);
			if (news) return t(`topics.${news}`);
			const [kind, key = ""] = topic.split(":");
			if (kind === "reuse" && isAttributeKey(key)) return t("consents.reuse", { fact: t(`attributes.${key}`) });
			return kind === "service" ? t("consents.service") : t("consents.other");
		},
		by: (channel: string) => {
			const known = newsChannels.find((each) => each === channel);
			return known ? t(`preferences.ways.${known}`) : null;
		},
		where: (surface: string) => {
			const known = surfaces.find((each) => each === surface);
			return known ? t(`preferences.surfaces.${known}`) : null;
		},
	};
};

/** What a person agreed to and took back, as the city must be able to show it. */
export const ConsentLog = ({ consents }: { consents: Consent[] }) => {
	const { t } = useTranslation("residents");
	const { about, by, where } = useConsentWords();
	if (consents.length === 0) return <p className="text-soft">{t("preferences.noLog")}</p>;
	return (
		<Timeline
			items={consents.map(({ id, topic, channel, action, surface, at }) => ({
				...{ id, at, tone: action === "given" ? "success" : "neutral" },
				title: `${action === "given" ? t("preferences.given") : t("preferences.withdrawn")} – ${about(topic)}`,
				children: [by(channel), where(surface)].filter(Boolean).join(", "),
			}))}
		/>
	);
};
