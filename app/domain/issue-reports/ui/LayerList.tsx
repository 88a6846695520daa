import { useTranslation } from "react-i18next";
import { formatDate } from "~/i18n/format";
import { useLanguage } from "~/i18n/useLanguage";
import { EmptyState } from "~/ui/EmptyState";
import { useCategoryName } from "./names";

type Layer = { id: string; code: string; nameFr: string; nameEn: string; count: number; importedAt: Date };

export const LayerList = ({ layers }: { layers: Layer[] }) => {
	const { t } = useTranslation("issue-reports");
	const language = useLanguage();
	const nameOf = useCategoryName();
	if (layers.length === 0) return <EmptyState title={t("layers.none")}>{t("layers.noneHelp")}</EmptyState>;
	return (
		<ul className="grid gap-3">
			{layers.map((layer) => (
				<li key={layer.id} className="rounded-card border border-line bg-surface p-4">
					<p className="font-semibold">
						{nameOf(layer)} <span className="font-normal text-soft">({layer.code})</span>
					</p>
					<p className="text-[0.9375rem] text-soft">
						{t("layers.count", { count: layer.count })} ·{" "}
						{t("layers.importedAt", { date: formatDate(language, layer.importedAt) })}
					</p>
				</li>
			))}
		</ul>
	);
};
