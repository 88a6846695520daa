import { useTranslation } from "react-i18next";
import type { VoteRules } from "../schema";

/** What the voter is asked, in one sentence. */
export const usePaperLegend = ({ method, limit, points }: VoteRules): string => {
	const { t } = useTranslation("ballots");
	if (method === "up-to-k") return t("form.legend", { count: limit });
	if (method === "ordinal") return t("paper.legend.ordinal", { count: limit });
	return t(`paper.legend.${method}`, { count: points ?? 0 });
};
