import { useTranslation } from "react-i18next";
import { formatDate } from "~/i18n/format";
import type { Language } from "~/i18n/languages";

type Fact = { id: string; method: string; at: Date; expiresAt: Date | null; revokedAt: Date | null };

const known = ["franceconnect", "franceconnect-plus", "letter", "counter", "document"] as const;
type Known = (typeof known)[number];

/** What was checked about a person, how and when, and until when it holds. */
export const AssuranceLog = ({ facts, now }: { facts: Fact[]; now: Date }) => {
	const { t, i18n } = useTranslation("identity");
	const language = i18n.language as Language;
	if (facts.length === 0) return <p className="text-soft">{t("level.noHistory")}</p>;
	return (
		<ul className="grid gap-3">
			{facts.map(({ id, method, at, expiresAt, revokedAt }) => {
				const isOver = revokedAt !== null || (expiresAt !== null && expiresAt <= now);
				return (
					<li key={id} className={isOver ? "text-soft" : ""}>
						<strong>{known.includes(method as Known) ? t(`level.methods.${method as Known}`) : method}</strong>,{" "}
						{formatDate(language, at)}
						{isOver ? ` · ${t("level.ended")}` : null}
						{!isOver && expiresAt ? ` · ${t("level.until", { when: formatDate(language, expiresAt) })}` : null}
					</li>
				);
			})}
		</ul>
	);
};
