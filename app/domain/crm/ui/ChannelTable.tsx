import { useTranslation } from "react-i18next";
import { formatNumber, formatPercent } from "~/i18n/format";
import { useLanguage } from "~/i18n/useLanguage";
import { Table } from "~/ui/Table";
import type { Cockpit } from "../queries/cockpit.server";
import { FEWEST, shareOf } from "../rules/strategy";

type Props = { caption: string; head: string; rows: Cockpit["channels"]; nameOf: (key: string) => string };

const UNKNOWN = "–";

/** How each channel, topic or district is answered. A rate over too few matters is a dash. */
export const ChannelTable = ({ caption, head, rows, nameOf }: Props) => {
	const { t } = useTranslation("crm");
	const language = useLanguage();
	const end = "end" as const;
	const rate = (part: number, whole: number) => {
		const share = shareOf(part, whole);
		return share === null ? UNKNOWN : formatPercent(language, share);
	};
	const median = (value: number | null, whole: number, unit: "hours" | "days") =>
		value === null || whole < FEWEST ? UNKNOWN : t(`cockpit.${unit}`, { count: Math.round(value) });
	const columns = (["matters", "firstAnswer", "onTime", "again", "firstTime", "closed"] as const).map((name) => ({
		...{ label: t(`cockpit.columns.${name}`), align: end },
	}));
	return (
		<Table
			caption={caption}
			hideCaption
			columns={[{ label: head }, ...columns]}
			rows={rows.map((row) => ({
				id: row.key,
				cells: [
					nameOf(row.key),
					formatNumber(language, row.matters),
					median(row.answerHours, row.answered, "hours"),
					rate(row.onTime, row.answered),
					rate(row.again, row.answered),
					rate(row.firstTime, row.answered),
					median(row.closedDays, row.answered, "days"),
				],
			}))}
		/>
	);
};
