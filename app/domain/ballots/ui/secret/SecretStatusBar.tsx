import { useTranslation } from "react-i18next";
import { Icon } from "~/ui/Icon";
import type { SecretStatus } from "./useSecretBallot";

type Props = { status: SecretStatus; chosen: number; limit: number; previous: number };

const looks = {
	counted: "border-success bg-success-soft text-success",
	sealing: "border-line-strong bg-sunken text-ink",
	offline: "border-warning bg-warning-soft text-warning",
	"not-counted": "border-warning bg-warning-soft text-warning",
};

/** «Counted», or «not counted yet, because…»: always on the screen, read aloud when it changes. */
export const SecretStatusBar = ({ status, chosen, limit, previous }: Props) => {
	const { t } = useTranslation("ballots");
	const reason =
		status.kind === "not-counted"
			? t(`secret.notCounted.${status.reason}` as "secret.notCounted.too-many-choices", {
					count: chosen - limit,
					limit,
				})
			: null;
	return (
		<div className={`no-print rounded-card border-2 p-4 shadow-lift ${looks[status.kind]}`}>
			<output className="flex gap-3">
				<Icon name={status.kind === "counted" ? "check" : "warning"} size={1.5} className="mt-0.5 flex-none" />
				<span className="text-ink">
					<strong>{t(`secret.status.${status.kind}`)}</strong>{" "}
					{status.kind === "counted" ? t("secret.status.countedText", { count: chosen }) : reason}
					{previous > 0 ? (
						<span className="block text-[0.9375rem]">{t("secret.status.previousStays", { count: previous })}</span>
					) : null}
				</span>
			</output>
		</div>
	);
};
