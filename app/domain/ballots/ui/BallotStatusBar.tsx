import { useTranslation } from "react-i18next";
import { Icon } from "~/ui/Icon";
import type { BallotStatus } from "./useBallot";

type Props = {
	status: BallotStatus;
	/** How many boxes are ticked, and how many may be. */
	chosen: number;
	limit: number;
	/** How many choices the ballot in the box holds; null: there is none. */
	counted: number | null;
};

const looks = {
	counted: "border-success bg-success-soft text-success",
	saving: "border-line-strong bg-sunken text-ink",
	offline: "border-warning bg-warning-soft text-warning",
	"not-counted": "border-warning bg-warning-soft text-warning",
};

/** «Counted», or «not counted yet, because…»: always on the screen, read aloud when it changes. */
export const BallotStatusBar = ({ status, chosen, limit, counted }: Props) => {
	const { t } = useTranslation("ballots");
	const reason =
		status.kind === "not-counted"
			? t(`notCounted.${status.reason}` as "notCounted.too-many-choices", { count: chosen - limit, limit })
			: null;
	return (
		<div className={`no-print rounded-card border-2 p-4 shadow-lift ${looks[status.kind]}`}>
			<output className="flex gap-3">
				<Icon name={status.kind === "counted" ? "check" : "warning"} size={1.5} className="mt-0.5 flex-none" />
				<span className="text-ink">
					<strong>{t(`status.${status.kind}`)}</strong>{" "}
					{status.kind === "counted" ? t("status.countedText", { count: chosen }) : reason}
					{status.kind === "not-counted" && counted ? (
						<span className="block text-[0.9375rem]">{t("status.previousStays", { count: counted })}</span>
					) : null}
				</span>
			</output>
		</div>
	);
};
