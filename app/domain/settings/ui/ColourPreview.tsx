import { useTranslation } from "react-i18next";
import { formatNumber } from "~/i18n/format";
import type { Language } from "~/i18n/languages";
import { contrast, paletteOf } from "~/lib/colour";

/** What becomes of the city's colours by day and by night, with the contrast reached (WCAG 2.2, 1.4.3 asks for 4.5). */
export const ColourPreview = ({ colour, accentColour }: { colour: string; accentColour: string }) => {
	const { t, i18n } = useTranslation("settings");
	const palette = paletteOf(colour, accentColour);
	return (
		<>
			<p className="text-soft">{t("preview.lead")}</p>
			<div className="grid gap-4 sm:grid-cols-2">
				{(["light", "dark"] as const).map((scheme) => {
					const tones = palette[scheme];
					const pairs = [
						{ label: t("preview.button"), ground: tones["city-fill"], ink: tones["city-on-fill"] },
						{ label: t("preview.accent"), ground: tones["city-accent"], ink: tones["city-on-accent"] },
						{ label: t("preview.soft"), ground: tones["city-soft"], ink: tones["city-text"] },
					];
					return (
						<figure key={scheme} className="grid gap-2 rounded-card border border-line bg-surface p-4">
							<figcaption className="font-semibold">{t(`preview.${scheme}`)}</figcaption>
							{pairs.map(({ label, ground, ink }) => (
								<p
									key={label}
									className="rounded-control px-4 py-3 font-semibold"
									style={{ background: ground, color: ink }}
								>
									{label} ·{" "}
									{t("preview.contrast", {
										ratio: formatNumber(i18n.language as Language, contrast(ground, ink), { maximumFractionDigits: 1 }),
									})}
								</p>
							))}
						</figure>
					);
				})}
			</div>
		</>
	);
};
