import { useTranslation } from "react-i18next";
import { formatDate } from "~/i18n/format";
import { useLanguage } from "~/i18n/useLanguage";
import { Card } from "~/ui/Card";
import { Tag } from "~/ui/Tag";
import type { MeetingCardData } from "../meeting-queries.server";

type Shown = Omit<MeetingCardData, "startsAt" | "endsAt" | "minutesAt"> & {
	startsAt: Date | string;
	minutesAt: Date | string | null;
};

/** «18 h 30 – 20 h», with its day. */
export const useMeetingSpan = () => {
	const language = useLanguage();
	return ({ startsAt, endsAt }: { startsAt: Date | string; endsAt: Date | string }) =>
		`${formatDate(language, startsAt, "moment")} – ${formatDate(language, endsAt, "time")}`;
};

/** A meeting in a list: when, where, whether seats are left. */
export const MeetingCard = ({ meeting, to, as = "h3" }: { meeting: Shown; to?: string; as?: "h2" | "h3" }) => {
	const { t } = useTranslation("consultations");
	const language = useLanguage();
	const { id, title, startsAt, address, isOnline, seats, taken, state, minutesAt } = meeting;
	return (
		<Card
			to={to ?? `/meetings/${id}`}
			as={as}
			title={title}
			eyebrow={
				<>
					{state === "published" ? null : (
						<Tag tone={state === "cancelled" ? "danger" : "neutral"}>{t(`meetings.state.${state}`)}</Tag>
					)}
					<span>{formatDate(language, startsAt, "moment")}</span>
				</>
			}
			meta={
				<>
					{minutesAt ? <span>{t("meetings.hasMinutes")}</span> : null}
					{seats !== null && !minutesAt && state === "published" ? (
						<span>{t(seats > taken ? "meetings.seatsLeft" : "meetings.full", { count: seats - taken })}</span>
					) : null}
				</>
			}
		>
			<p>{[address, isOnline ? t("meetings.online") : null].filter(Boolean).join(" · ")}</p>
		</Card>
	);
};
