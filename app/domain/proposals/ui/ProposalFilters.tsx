import { useTranslation } from "react-i18next";
import { FilterBar, FilterSelect, FilterText } from "~/ui/FilterBar";
import { type ListAsked, listStates, type Sort } from "../schema";

type Props = {
	asked: ListAsked & { sort: Sort };
	themes: string[];
	areas: { id: string; name: string }[];
	sortsOffered: readonly Sort[];
	clearTo: string;
};

/** The filters of the list, which the map follows. */
export const ProposalFilters = ({ asked, themes, areas, sortsOffered, clearTo }: Props) => {
	const { t } = useTranslation("proposals");
	const all = { value: "", label: t("filters.all") };
	const isFiltered = Boolean(asked.search || asked.theme || asked.area || asked.state);
	return (
		<FilterBar label={t("filters.label")} clearTo={isFiltered ? clearTo : undefined}>
			<FilterText name="search" label={t("filters.search")} value={asked.search} />
			{themes.length > 0 ? (
				<FilterSelect
					name="theme"
					label={t("filters.theme")}
					value={asked.theme}
					options={[all, ...themes.map((theme) => ({ value: theme, label: theme }))]}
				/>
			) : null}
			{areas.length > 0 ? (
				<FilterSelect
					name="area"
					label={t("filters.area")}
					value={asked.area}
					options={[all, ...areas.map(({ id, name }) => ({ value: id, label: name }))]}
				/>
			) : null}
			<FilterSelect
				name="state"
				label={t("filters.state")}
				value={asked.state ?? "published"}
				options={listStates.map((state) => ({ value: state, label: t(`filters.states.${state}`) }))}
			/>
			<FilterSelect
				name="sort"
				label={t("filters.sort")}
				value={asked.sort}
				options={sortsOffered.map((sort) => ({ value: sort, label: t(`filters.sorts.${sort}`) }))}
			/>
		</FilterBar>
	);
};
