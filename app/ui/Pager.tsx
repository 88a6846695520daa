import { useTranslation } from "react-i18next";
import { LinkButton } from "./Button";
import { Icon } from "./Icon";

type Props = {
	olderTo?: string | null;
	newerTo?: string | null;
	/** `any`: the list is not in order of time; the words are then «next» and «start of the list». */
	order?: "time" | "any";
};

/** Onward in a list that has no page numbers (keyset). */
export const Pager = ({ olderTo, newerTo, order = "time" }: Props) => {
	const { t } = useTranslation("common");
	if (!olderTo && !newerTo) return null;
	return (
		<nav aria-label={t("pager.label")} className="no-print flex flex-wrap justify-between gap-3">
			{newerTo ? (
				<LinkButton to={newerTo} tone="secondary">
					<Icon name="arrow-back" /> {t(order === "time" ? "pager.newer" : "pager.start")}
				</LinkButton>
			) : (
				<span />
			)}
			{olderTo ? (
				<LinkButton to={olderTo} tone="secondary">
					{t(order === "time" ? "pager.older" : "pager.next")} <Icon name="arrow" />
				</LinkButton>
			) : null}
		</nav>
	);
};
