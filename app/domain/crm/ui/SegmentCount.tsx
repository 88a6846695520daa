import { useTranslation } from "react-i18next";
import { formatNumber } from "~/i18n/format";
import { useLanguage } from "~/i18n/useLanguage";
import { Alert } from "~/ui/Alert";

type Shown = { isHidden: boolean; count: number };
type Count =
	| {
			ok: true;
			total: Shown;
			byLanguage: { key: string; shown: Shown }[];
			sample: { name: string; area: string | null }[];
	  }
	| { ok: false; reason: "too-dear" | "circle" | "unknown-segment" | "too-deep" | "too-large" | "unreadable" };

/** How many residents a rule describes now: rounded, and never fewer than ten. */
export const SegmentCount = ({ count }: { count: Count }) => {
	const { t } = useTranslation(["crm", "common"]);
	const language = useLanguage();
	if (!count.ok) return <Alert tone="warning">{t(`crm:refusals.${count.reason}`)}</Alert>;
	const text = ({ isHidden, count }: Shown) => (isHidden ? t("crm:segments.hidden") : formatNumber(language, count));
	return (
		<aside className="grid content-start self-start gap-3 rounded-card border border-line bg-surface p-5">
			<h2 className="text-subheading">{t("crm:segments.count")}</h2>
			<p>
				<span className="block font-display text-[2rem] font-semibold leading-tight tabular-nums">
					{text(count.total)}
				</span>
				<span className="text-soft">{t("crm:segments.total")}</span>
			</p>
			{count.byLanguage.length > 1 ? (
				<>
					<h3 className="font-semibold">{t("crm:segments.byLanguage")}</h3>
					<ul>
						{count.byLanguage.map(({ key, shown }) => (
							<li key={key} className="flex justify-between gap-4">
								<span>{t(`common:languages.${key as "fr"}`)}</span>
								<span className="tabular-nums">{text(shown)}</span>
							</li>
						))}
					</ul>
				</>
			) : null}
			{count.sample.length > 0 ? (
				<>
					<h3 className="font-semibold">{t("crm:segments.sample")}</h3>
					<ul>
						{count.sample.map(({ name, area }, index) => (
							// biome-ignore lint/suspicious/noArrayIndexKey: two may have the same first name
							<li key={index} className="flex justify-between gap-4">
								<span>{name}</span>
								<span className="text-soft">{area ?? t("crm:segments.sampleNone")}</span>
							</li>
						))}
					</ul>
					<p className="text-[0.9375rem] text-soft">{t("crm:segments.sampleNote")}</p>
				</>
			) : null}
		</aside>
	);
};
