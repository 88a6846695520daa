import { useTranslation } from "react-i18next";
import { Tabs } from "~/ui/Tabs";

const pages = ["categories", "rules", "teams", "contractors", "promises", "templates"] as const;

export type WorksPage = (typeof pages)[number];

/** The pages where administrators say who does what, by when, and in which words. */
export const WorksTabs = ({ current }: { current: WorksPage }) => {
	const { t } = useTranslation("works");
	return (
		<Tabs
			label={t("settings.title")}
			items={pages.map((page) => ({
				to: `/admin/reports/${page}`,
				label: t(`settings.${page}`),
				current: page === current,
			}))}
		/>
	);
};
