import { useTranslation } from "react-i18next";
import { FilterSelect } from "~/ui/FilterBar";
import { useCategoryName } from "./names";

type Props = {
	areas: { id: string; name: string }[];
	categories: { code: string; nameFr: string; nameEn: string }[];
	filter: { category?: string | undefined; area?: string | undefined };
};

/** What and where: the filters that the public list and the desk share. */
export const WhatAndWhereFilters = ({ areas, categories, filter }: Props) => {
	const { t } = useTranslation("issue-reports");
	const nameOf = useCategoryName();
	const all = { value: "", label: t("filters.all") };
	return (
		<>
			<FilterSelect
				name="category"
				label={t("filters.category")}
				value={filter.category}
				options={[all, ...categories.map((branch) => ({ value: branch.code, label: nameOf(branch) }))]}
			/>
			<FilterSelect
				name="area"
				label={t("filters.area")}
				value={filter.area}
				options={[all, ...areas.map(({ id, name }) => ({ value: id, label: name }))]}
			/>
		</>
	);
};
