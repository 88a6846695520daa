import { sweepAccounts } from "~/domain/accounts/commands/sweep-accounts.server";
import { checkFormalResult } from "~/domain/ballots/commands/check-formal-result.server";
import { closeDueVotes } from "~/domain/ballots/commands/close-vote.server";
import { remindVoters } from "~/domain/ballots/commands/remind-voters.server";
import { tendBoxes } from "~/domain/ballots/commands/tend-boxes.server";
import { deliver } from "~/domain/channels/commands/deliver.server";
import { pollChannels } from "~/domain/channels/commands/poll-channels.server";
import { pollMailbox } from "~/domain/channels/commands/poll-mailbox.server";
import { publishPosts } from "~/domain/channels/commands/publish-posts.server";
import { rescueDeliveries } from "~/domain/channels/commands/rescue-deliveries.server";
import { rescueInbound } from "~/domain/channels/commands/rescue-inbound.server";
import { rescueMail } from "~/domain/channels/commands/rescue-mail.server";
import { sendBulkMail } from "~/domain/channels/commands/send-bulk-mail.server";
import { sendMail } from "~/domain/channels/commands/send-mail.server";
import { tidyChannels } from "~/domain/channels/commands/tidy-channels.server";
import { recordPassages } from "~/domain/consultations/commands/record-passages.server";
import { remindMeetings } from "~/domain/consultations/commands/remind-meetings.server";
import { rescueCampaigns, sendCampaign } from "~/domain/crm/commands/send-campaign.server";
import { sendDigests } from "~/domain/crm/commands/send-digests.server";
import { groupDueOpinions } from "~/domain/debates/commands/group-due-opinions.server";
import { groupOpinions } from "~/domain/debates/commands/group-opinions.server";
import { fileOpen311Batch } from "~/domain/issue-reports/commands/file-open311-batch.server";
import { foldIncidentCells } from "~/domain/issue-reports/commands/fold-incident-cells.server";
import { remindUnconfirmed } from "~/domain/issue-reports/commands/remind-unconfirmed.server";
import { sendAlerts } from "~/domain/issue-reports/commands/send-alerts.server";
import { sweepUnconfirmed } from "~/domain/issue-reports/commands/sweep-unconfirmed.server";
import { escalateLate } from "~/domain/matters/commands/escalate-matter.server";
import { tendChats } from "~/domain/matters/commands/hand-over-chat.server";
import { detachRatings } from "~/domain/matters/commands/rate-matter.server";
import { readInbound } from "~/domain/matters/commands/read-inbound.server";
import { sendCorrections } from "~/domain/matters/commands/send-corrections.server";
import { wakeMatters } from "~/domain/matters/commands/snooze-matter.server";
import { askMove } from "~/domain/proposals/commands/ask-move.server";
import { askSupporters } from "~/domain/proposals/commands/ask-supporters.server";
import { escalatePetitions } from "~/domain/proposals/commands/escalate-petitions.server";
import { refreshSupportCounts } from "~/domain/proposals/commands/refresh-support-counts.server";
import { sendProposalAlerts } from "~/domain/proposals/commands/send-proposal-alerts.server";
import { startResponseClocks } from "~/domain/proposals/commands/start-response-clocks.server";
import { tellPetition } from "~/domain/proposals/commands/tell-petition.server";
import { tidyProposals } from "~/domain/proposals/commands/tidy-proposals.server";
import { applyRetention } from "~/domain/residents/commands/apply-retention.server";
import { makeExport } from "~/domain/residents/commands/make-export.server";
import { suspectDuplicates } from "~/domain/residents/commands/suspect-duplicates.server";
import { sweepResidence } from "~/domain/residents/commands/sweep-residence.server";
import { escalateAnswers } from "~/domain/results/commands/escalate-answers.server";
import { publishDueResults } from "~/domain/results/commands/publish-results.server";
import { releaseDueAnswers } from "~/domain/results/commands/release-answers.server";
import { tellAuthors } from "~/domain/results/commands/tell-authors.server";
import { tellCommitment } from "~/domain/results/commands/tell-commitment.server";
import { tellParticipants } from "~/domain/results/commands/tell-participants.server";
import { askReporters } from "~/domain/works/commands/ask-reporters.server";
import { watchDeadlines } from "~/domain/works/commands/watch-deadlines.server";
import { pollOutbound } from "~/domain/works/outbound/poll-outbound.server";
import { sendOutbound } from "~/domain/works/outbound/send-outbound.server";
import type { EventName } from "~/lib/events";
import type { Context } from "~/server/context.server";
import type { JobName, Jobs } from "~/server/queue.server";
import { sendAccountLetter } from "./account-letters.server";
import { reactions } from "./reactions.server";

type Task<Name extends JobName> = (context: Context, payload: Jobs[Name]) => Promise<void>;

const reactToEvent: Task<"react-to-event"> = async (context, { eventId }) => {
	const event = await context.db.event.findUnique({ where: { id: eventId } });
	if (!event) return;
	const name = event.name as EventName;
	for (const react of reactions[name] ?? []) await react(context, { ...event, name });
};

/** Every job, and the command that does it. */
export const tasks: { [Name in JobName]: Task<Name> } = {
	"react-to-event": reactToEvent,
	"account-letter": sendAccountLetter,
	"make-export": (context, payload) => makeExport(context, payload),
	"suspect-duplicates": async (context) => void (await suspectDuplicates(context)),
	"apply-retention": (context) => applyRetention(context),
	"sweep-residence": (context) => sweepResidence(context),
	"sweep-accounts": (context) => sweepAccounts(context),
	"send-mail": (context, payload) => sendMail(context, payload),
	"send-bulk-mail": (context) => sendBulkMail(context),
	deliver: (context, payload) => deliver(context, payload),
	"read-inbound": (context, payload) => readInbound(context, payload),
	"rescue-inbound": async (context) => void (await rescueInbound(context)),
	"poll-mailbox": async (context) => void (await pollMailbox(context)),
	"send-campaign": async (context, payload) => void (await sendCampaign(context, payload)),
	"rescue-campaigns": (context) => rescueCampaigns(context),
	"send-daily": async (context) => void (await sendDigests(context, "daily")),
	"send-weekly": async (context) => void (await sendDigests(context, "weekly")),
	"send-corrections": (context, payload) => sendCorrections(context, payload),
	"publish-posts": (context) => publishPosts(context),
	"poll-channels": async (context) => void (await pollChannels(context)),
	"tend-chats": (context) => tendChats(context),
	"wake-matters": async (context) => void (await wakeMatters(context)),
	"escalate-late": async (context) => void (await escalateLate(context)),
	"tidy-matters": (context) => detachRatings(context),
	"tidy-channels": (context) => tidyChannels(context),
	"rescue-deliveries": async (context) => void (await rescueDeliveries(context)),
	"rescue-mail": async (context) => void (await rescueMail(context)),
	"record-passages": async (context) => void (await recordPassages(context)),
	"refresh-support-counts": async (context) => void (await refreshSupportCounts(context)),
	"ask-move": (context, payload) => askMove(context, payload),
	"send-proposal-alerts": async (context, payload) => void (await sendProposalAlerts(context, payload)),
	"ask-supporters": (context, payload) => askSupporters(context, payload),
	"tidy-proposals": async (context) => void (await tidyProposals(context)),
	"remind-meetings": async (context) => void (await remindMeetings(context)),
	"start-response-clocks": async (context) => {
		await startResponseClocks(context);
		await escalatePetitions(context);
	},
	"tell-petition": (context, payload) => tellPetition(context, payload),
	"tell-participants": (context, payload) => tellParticipants(context, payload),
	"tell-authors": (context, payload) => tellAuthors(context, payload),
	"release-answers": async (context) => {
		await publishDueResults(context);
		await releaseDueAnswers(context);
		await escalateAnswers(context);
	},
	"tell-commitment": (context, payload) => tellCommitment(context, payload),
	"remind-unconfirmed": async (context) => void (await remindUnconfirmed(context)),
	"sweep-unconfirmed": async (context) => void (await sweepUnconfirmed(context)),
	"fold-incident-cells": async (context) => void (await foldIncidentCells(context)),
	"send-report-alerts": async (context, payload) => void (await sendAlerts(context, payload)),
	"file-open311-batch": (context, payload) => fileOpen311Batch(context, payload),
	"watch-deadlines": async (context) => void (await watchDeadlines(context)),
	"ask-reporters": (context, payload) => askReporters(context, payload),
	"send-outbound": (context, payload) => sendOutbound(context, payload),
	"poll-outbound": (context) => pollOutbound(context),
	"group-opinions": (context, payload) => groupOpinions(context, payload),
	"group-due-opinions": (context) => groupDueOpinions(context),
	"remind-voters": (context, payload) => remindVoters(context, payload),
	"close-due-votes": async (context) => void (await closeDueVotes(context)),
	"tend-boxes": (context) => tendBoxes(context),
	"check-formal-result": (context, payload) => checkFormalResult(context, payload),
};
