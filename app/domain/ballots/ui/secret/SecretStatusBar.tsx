import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "~/ui/Icon";
import type { Marked } from "../../paper";
import type { VoteRules } from "../../schema";
import { faultTexts } from "../fault-texts";
import type { SecretStatus } from "./useSecretBallot";

type Props = { status: SecretStatus; ballot: Marked; rules: VoteRules; previous: number; children?: ReactNode };

/** Faults of a paper have the words of every vote; the others are of the card, the box or the way there. */
const boxReasons = new Set([
	...["no-card", "taken-back", "vote-not-open", "malformed", "not-a-card", "not-signed", "revision-used"],
	"wrong-receipt",
]);

const looks = {
	counted: "border-success bg-success-soft text-success",
	sealing: "border-line-strong bg-sunken text-ink",
	offline: "border-warning bg-warning-soft text-warning",
	"not-counted": "border-warning bg-warning-soft text-warning",
};

/** «Counted», or «not counted yet, because…»: always on the screen, read aloud when it changes. */
export const SecretStatusBar = ({ status, ballot, rules, previous, children }: Props) => {
	const { t } = useTranslation("ballots");
	const why = (reason: string) =>
		boxReasons.has(reason)
			? t(`secret.notCounted.${reason}` as "secret.notCounted.no-card")
			: faultTexts(t, rules, ballot, reason);
	const reason = status.kind === "not-counted" ? why(status.reason) : null;
	return (
		<div className={`no-print rounded-card border-2 p-4 shadow-lift ${looks[status.kind]}`}>
			{children}
			<output className="flex gap-3">
				<Icon name={status.kind === "counted" ? "check" : "warning"} size={1.5} className="mt-0.5 flex-none" />
				<span className="text-ink">
					<strong>{t(`secret.status.${status.kind}`)}</strong>{" "}
					{status.kind === "counted" ? t("secret.status.countedText", { count: ballot.choices.length }) : reason}
					{previous > 0 ? (
						<span className="block text-[0.9375rem]">{t("secret.status.previousStays", { count: previous })}</span>
					) : null}
				</span>
			</output>
		</div>
	);
};
