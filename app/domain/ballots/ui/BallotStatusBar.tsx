import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "~/ui/Icon";
import type { BallotStatus } from "./usePaper";

type Props = {
	status: BallotStatus;
	/** How many options the ballot names. */
	chosen: number;
	/** Why it does not count, in words. */
	reason: string | null;
	/** How many choices the ballot in the box holds; null: there is none. */
	counted: number | null;
	/** What is left to spend, above. */
	children?: ReactNode;
};

const looks = {
	counted: "border-success bg-success-soft text-success",
	saving: "border-line-strong bg-sunken text-ink",
	offline: "border-warning bg-warning-soft text-warning",
	"not-counted": "border-warning bg-warning-soft text-warning",
};

/** «Counted», or «not counted yet, because…»: always on the screen, read aloud when it changes. */
export const BallotStatusBar = ({ status, chosen, reason, counted, children }: Props) => {
	const { t } = useTranslation("ballots");
	return (
		<div className={`no-print rounded-card border-2 p-4 shadow-lift ${looks[status.kind]}`}>
			<div className="text-ink">{children}</div>
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
