import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { FoundIncident } from "~/domain/issue-reports/queries/incidents.server";
import type { IncidentState } from "~/domain/issue-reports/rules/states";
import { IncidentLife } from "~/domain/issue-reports/ui/IncidentLife";
import { StateTag } from "~/domain/issue-reports/ui/StateTag";
import { Alert } from "~/ui/Alert";

/** What another member of staff did while this one was writing. */
export type ConflictFound = {
	state: IncidentState;
	version: number;
	lastSeen: string | null;
	number: number;
	events: FoundIncident["events"];
	/** What this one had chosen, and whether it is still possible. */
	mine: { to: IncidentState; isPossible: boolean };
};

export const conflictOf = (lastResult: unknown): ConflictFound | null =>
	typeof lastResult === "object" && lastResult !== null && "conflict" in lastResult
		? (lastResult as { conflict: ConflictFound }).conflict
		: null;

/** The two decisions one beside the other; nothing of what was typed is lost, and nothing of theirs is overwritten unseen. */
export const Conflict = ({ conflict }: { conflict: ConflictFound }) => {
	const { t } = useTranslation("works");
	const { state, events, number, mine } = conflict;
	return (
		<Alert tone="warning" title={t("conflict.title")} live>
			<p>{t("conflict.text")}</p>
			<div className="grid gap-4 text-ink md:grid-cols-2">
				<div className="rounded-card border border-line bg-surface p-4">
					<h3 className="mb-2">{t("conflict.theirs")}</h3>
					<p className="mb-3">
						<StateTag state={state} />
					</p>
					<IncidentLife events={events} />
				</div>
				<div className="rounded-card border border-line bg-surface p-4">
					<h3 className="mb-2">{t("conflict.mine")}</h3>
					<p className="mb-3">
						<StateTag state={mine.to} />
					</p>
					<p>{t(mine.isPossible ? "conflict.mineText" : "conflict.mineGone")}</p>
				</div>
			</div>
			<p>
				<Link to={`/admin/reports/${number}`} reloadDocument>
					{t("conflict.keepTheirs")}
				</Link>
			</p>
		</Alert>
	);
};
