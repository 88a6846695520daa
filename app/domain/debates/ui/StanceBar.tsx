import { useTranslation } from "react-i18next";
import type { StanceCounts } from "../queries/debate.server";
import { stances } from "../schema";

const colours = { for: "bg-success", against: "bg-danger", neutral: "bg-line" };

/** Positions for, against and neutral, in figures and as one bar. */
export const StanceBar = ({ counts }: { counts: StanceCounts }) => {
	const { t } = useTranslation("debates");
	const { all: _, ...said } = counts;
	const total = said.for + said.against + said.neutral;
	if (total === 0) return null;
	return (
		<div className="grid max-w-xs gap-1">
			<div aria-hidden="true" className="flex h-2 gap-0.5 overflow-hidden rounded-full">
				{stances.map((stance) =>
					said[stance] > 0 ? (
						<span key={stance} className={colours[stance]} style={{ flexGrow: said[stance] }} />
					) : null,
				)}
			</div>
			<p className="text-soft">{t("tally", said)}</p>
		</div>
	);
};
