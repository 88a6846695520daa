import { closeDueVotes } from "~/domain/ballots/commands/close-vote.server";
import { countVote } from "~/domain/ballots/commands/count-vote.server";
import { openDueVote } from "~/domain/ballots/commands/open-due-vote.server";
import { studyCount } from "~/domain/ballots/commands/study-count.server";
import { tendBoxes } from "~/domain/ballots/commands/tend-boxes.server";
import { adoptReports } from "~/domain/issue-reports/commands/adopt-reports.server";
import { tellReporters } from "~/domain/issue-reports/commands/tell-reporters.server";
import type { IncidentState } from "~/domain/issue-reports/rules/states";
import { openHeldCase } from "~/domain/moderation/commands/open-case.server";
import { followMove } from "~/domain/works/commands/follow-move.server";
import { inviteReporters } from "~/domain/works/commands/invite-reporters.server";
import { routeIncident } from "~/domain/works/commands/route-incident.server";
import type { EventName } from "~/lib/events";
import type { Context } from "~/server/context.server";
import { tellOfErasure, tellOfHelp, tellOfMerge, tellOwner, tellResident } from "./account-letters.server";

export type Happened = {
	id: string;
	name: EventName;
	subjectType: string;
	subjectId: string;
	details: unknown;
	at: Date;
};

type Reaction = (context: Context, event: Happened) => Promise<void>;

/** What waits for a moderator before publication goes to their queue. */
const moderateFirst: Reaction = (context, { subjectType, subjectId }) =>
	openHeldCase(context, { targetType: subjectType, targetId: subjectId });
/** Reports confirmed earlier with the address of an account. */
const adopt: Reaction = async (context, { subjectId }) => void (await adoptReports(context, subjectId));

/** What else must happen when…: one line per event. Each reaction is safe to repeat. */
export const reactions: Partial<Record<EventName, Reaction[]>> = {
	"account.created": [adopt],
	"account.confirmed": [adopt],
	"address.changed": [adopt],
	"phase.opened": [(context, { subjectId }) => openDueVote(context, { phaseId: subjectId })],
	"phase.closed": [async (context) => void (await closeDueVotes(context))],
	"consultation.published": [(context, { subjectId }) => inviteReporters(context, { consultationId: subjectId })],
	"incident.moved": [
		(context, { subjectId, details }) =>
			tellReporters(context, { incidentId: subjectId, eventId: (details as { eventId: string }).eventId }),
		(context, { subjectId, details, at }) => {
			const { eventId, to } = details as { eventId: string; to: IncidentState };
			return followMove(context, { incidentId: subjectId, eventId, to, at });
		},
	],
	"report.filed": [async (context, { subjectId }) => void (await routeIncident(context, { incidentId: subjectId }))],
	"vote.closed": [
		async (context, { subjectId }) => {
			await tendBoxes(context);
			await countVote(context, { voteId: subjectId });
		},
	],
	"box.opened": [async (context, { subjectId }) => void (await countVote(context, { voteId: subjectId }))],
	"proposal.held": [moderateFirst],
	"comment.held": [moderateFirst],
	"amendment.held": [moderateFirst],
	"statement.held": [moderateFirst],
	"vote.counted": [async (context, { subjectId }) => void (await studyCount(context, { voteId: subjectId }))],
	"factor.added": [tellOwner("factorAdded")],
	"factor.removed": [tellOwner("factorRemoved")],
	"residence.decided": [tellResident],
	"people.merged": [tellOfMerge("merged")],
	"people.merge-undone": [tellOfMerge("undone")],
	"help.asked": [tellOfHelp("asked")],
	"help.answered": [tellOfHelp("answered")],
	"help.established": [tellOfHelp("established")],
	"help.ended": [tellOfHelp("ended")],
	"identity.linked": [tellOwner("identityLinked")],
	"identity.unlinked": [tellOwner("identityUnlinked")],
	"password.changed": [tellOwner("passwordChanged")],
	"role.changed": [tellOwner("roleChanged")],
	"erasure.asked": [tellOfErasure],
};
