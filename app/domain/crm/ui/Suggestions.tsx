import { useTranslation } from "react-i18next";
import { formatPercent } from "~/i18n/format";
import { useLanguage } from "~/i18n/useLanguage";
import type { Suggestion } from "../rules/strategy";

type Names = { channel: (key: string) => string; topic: (key: string) => string };

/** What the figures suggest, a sentence each, with what it rests on. */
export const Suggestions = ({ suggestions, names }: { suggestions: Suggestion[]; names: Names }) => {
	const { t } = useTranslation("crm");
	const language = useLanguage();
	const sentence = (suggestion: Suggestion): string => {
		const { share, count } = suggestion;
		const evidence = { share: formatPercent(language, share), count };
		switch (suggestion.kind) {
			case "evening":
				return t("cockpit.suggestions.evening", evidence);
			case "switch": {
				const [from, to] = [names.channel(suggestion.from), names.channel(suggestion.to)];
				return t("cockpit.suggestions.switch", { ...evidence, from, to });
			}
			case "district":
				return t("cockpit.suggestions.district", { ...evidence, name: suggestion.key });
			case "late":
			case "assisted":
				return t(`cockpit.suggestions.${suggestion.kind}`, { ...evidence, name: names.topic(suggestion.key) });
			default:
				return t(`cockpit.suggestions.${suggestion.kind}`, { ...evidence, name: names.channel(suggestion.key) });
		}
	};
	if (suggestions.length === 0) return <p>{t("cockpit.suggestions.none")}</p>;
	return (
		<ul className="grid max-w-prose list-disc gap-3 pl-6">
			{suggestions.map(sentence).map((text) => (
				<li key={text}>{text}</li>
			))}
		</ul>
	);
};
