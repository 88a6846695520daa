import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { formatDate, formatNumber } from "~/i18n/format";
import { useLanguage } from "~/i18n/useLanguage";
import { Meter } from "~/ui/Meter";
import { Prose } from "~/ui/Prose";
import { Tag, type Tone } from "~/ui/Tag";
import type { ShownClock } from "../petition-queries.server";
import type { ClockState } from "../petition-rules";

export const clockTones: Record<ClockState, Tone> = {
	waiting: "info",
	overdue: "danger",
	answered: "success",
	"answered-late": "warning",
};

type Clock = Pick<ShownClock, "state" | "daysLeft" | "dueOn"> & { answeredAt: Date | string | null };

/** In one line: by when the city answers, or how late it is. */
export const ClockText = ({ clock }: { clock: Clock }) => {
	const { t } = useTranslation("proposals");
	const language = useLanguage();
	const { state, daysLeft, dueOn, answeredAt } = clock;
	const date = formatDate(language, answeredAt ?? dueOn);
	return <>{t(`petition.clock.${state}`, { date, count: Math.abs(daysLeft) })}</>;
};

type Props = {
	supports: number | null;
	threshold: number;
	answerDays: number;
	clock: (Clock & { reachedAt: Date | string; answer: string | null; answererName: string | null }) | null;
};

/** How far a petition has come, then the clock of the city's answer, then the answer. */
export const PetitionClock = ({ supports, threshold, answerDays, clock }: Props) => {
	const { t } = useTranslation("proposals");
	const language = useLanguage();
	const number = (value: number) => formatNumber(language, value);
	return (
		<div className="grid gap-4 rounded-card border border-brand-line bg-surface p-5">
			{supports === null ? null : (
				<Meter
					label={t("petition.meter")}
					value={supports}
					max={threshold}
					text={t("petition.progress", { value: number(supports), threshold: number(threshold) })}
				/>
			)}
			{clock ? (
				<>
					<p>
						<Tag tone={clockTones[clock.state]}>{t(`petition.state.${clock.state}`)}</Tag>
					</p>
					<p className="font-semibold">
						<ClockText clock={clock} />
					</p>
					{clock.answer ? (
						<div className="grid gap-2">
							<h2 className="text-subheading">{t("petition.answer")}</h2>
							<Prose text={clock.answer} under={2} />
							<p className="text-soft">{t("petition.signed", { name: clock.answererName ?? "" })}</p>
						</div>
					) : null}
				</>
			) : (
				<p>{t("petition.promise", { threshold: number(threshold), count: answerDays })}</p>
			)}
			<p className="text-soft">{t("petition.confirmedOnly")}</p>
			<p>
				<Link to="/petitions">{t("petition.all")}</Link>
			</p>
		</div>
	);
};
