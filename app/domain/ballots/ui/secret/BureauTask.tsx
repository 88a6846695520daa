import { useTranslation } from "react-i18next";
import { Alert } from "~/ui/Alert";
import { LinkButton } from "~/ui/Button";
import type { VoteDesk } from "../../queries/desk.server";

/** What a secret vote waits for from its bureau, or null: nothing. */
export const bureauTask = ({ vote, bureau, count, phase }: VoteDesk): "keys" | "opening" | null => {
	if (vote?.level !== "secret") return null;
	if (!bureau) return vote.state === "open" && phase.status !== "closed" ? "keys" : null;
	return vote.state === "closed" && !bureau.isOpened && !count ? "opening" : null;
};

const pages = { keys: "bureau", opening: "open-box" };

/** The next act of the bureau: its key before the vote, the opening of the box after it. */
export const BureauTask = ({ phaseId, task }: { phaseId: string; task: "keys" | "opening" }) => {
	const { t } = useTranslation("ballots");
	return (
		<Alert tone="warning" title={t(`secret.desk.tasks.${task}.title`)}>
			<p>{t(`secret.desk.tasks.${task}.text`)}</p>
			<p>
				<LinkButton to={`/admin/phases/${phaseId}/vote/${pages[task]}`}>
					{t(`secret.desk.tasks.${task}.button`)}
				</LinkButton>
			</p>
		</Alert>
	);
};
