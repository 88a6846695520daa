import { useTranslation } from "react-i18next";
import { Alert } from "~/ui/Alert";
import { FilterBar, FilterSelect } from "~/ui/FilterBar";
import type { readResults } from "../results.server";
import { TallyView } from "./TallyView";

type Props = { results: Awaited<ReturnType<typeof readResults>>; to: string };

/** The results of a survey as charts and tables, of everyone or of those who gave one answer. */
export const SurveyResults = ({ results, to }: Props) => {
	const { t } = useTranslation("surveys");
	const { count, kept, tallies, filters, by } = results;
	return (
		<>
			<p className="text-[1.1875rem]">{t("results.count", { count: kept ?? count })}</p>
			{filters.length > 0 && count > 0 ? (
				<FilterBar label={t("results.filter")} action={to} clearTo={by ? to : undefined}>
					<FilterSelect
						name="by"
						label={t("results.filter")}
						value={by}
						options={[
							{ value: "", label: t("results.all") },
							...filters.map(({ key, question, label }) => ({ value: key, label: `${question} – ${label}` })),
						]}
					/>
				</FilterBar>
			) : null}
			{tallies ? (
				<div className="grid gap-10">
					{tallies.map(({ question, tally }) => (
						<TallyView key={question.id} question={question} tally={tally} />
					))}
				</div>
			) : (
				<Alert>{t(by ? "results.smallGroup" : "results.tooFew")}</Alert>
			)}
		</>
	);
};
