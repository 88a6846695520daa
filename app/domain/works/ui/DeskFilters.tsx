import { useTranslation } from "react-i18next";
import { incidentStates } from "~/domain/issue-reports/rules/states";
import type { DeskFilter } from "~/domain/issue-reports/schema";
import { WhatAndWhereFilters } from "~/domain/issue-reports/ui/IncidentFilters";
import { FilterBar, FilterSelect, FilterText } from "~/ui/FilterBar";
import type { TakerNames } from "../queries/plans.server";

type Props = {
	areas: { id: string; name: string }[];
	categories: { code: string; nameFr: string; nameEn: string }[];
	filter: DeskFilter;
	takers: TakerNames;
};

export const DeskFilters = ({ areas, categories, filter, takers }: Props) => {
	const { t } = useTranslation("issue-reports");
	const all = { value: "", label: t("filters.all") };
	return (
		<FilterBar label={t("filters.label")} clearTo={Object.values(filter).some(Boolean) ? "/admin/reports" : undefined}>
			<FilterText name="q" label={t("filters.text")} value={filter.q} />
			<FilterSelect
				name="state"
				label={t("desk.state")}
				value={filter.state}
				options={[all, ...incidentStates.map((state) => ({ value: state, label: t(`states.${state}`) }))]}
			/>
			<WhatAndWhereFilters areas={areas} categories={categories} filter={filter} />
			<FilterSelect
				name="unit"
				label={t("facts.unit")}
				value={filter.unit}
				options={[all, ...takers.units.map(({ code, name }) => ({ value: code, label: name }))]}
			/>
			<FilterSelect
				name="team"
				label={t("desk.team")}
				value={filter.team}
				options={[all, ...takers.teams.map(({ id, name }) => ({ value: id, label: name }))]}
			/>
			<FilterSelect
				name="who"
				label={t("desk.who")}
				value={filter.who}
				options={[all, { value: "me", label: t("desk.mine") }, { value: "nobody", label: t("desk.nobody") }]}
			/>
			<FilterSelect
				name="late"
				label={t("desk.due")}
				value={filter.late}
				options={[all, { value: "yes", label: t("desk.late") }]}
			/>
		</FilterBar>
	);
};
