import type { Language } from "~/i18n/languages";
import type { Context } from "./context.server";

/** Letters about an account; the job decides what is written, so that the door answers the same whoever asks. */
export type AccountLetterKind =
	| "sign-up"
	| "confirm"
	| "reset"
	| "sign-in"
	| "change-email"
	| "address-changed"
	| "confirm-contact"
	| "prove";

/** The jobs that exist, and what each is given. The worker must know how to run every one of them. */
export type Jobs = {
	"react-to-event": { eventId: string };
	"account-letter": {
		id: string;
		letter: AccountLetterKind;
		email: string;
		accountId: string | null;
		language: Language;
	};
	"sweep-accounts": Record<string, never>;
	"make-export": { exportId: string };
	"suspect-duplicates": Record<string, never>;
	"apply-retention": Record<string, never>;
	"sweep-residence": Record<string, never>;
	"send-mail": { mailId: string };
	"send-bulk-mail": Record<string, never>;
	deliver: { deliveryId: string };
	"rescue-deliveries": Record<string, never>;
	"read-inbound": { inboundId: string };
	"rescue-inbound": Record<string, never>;
	"poll-mailbox": Record<string, never>;
	"send-corrections": { slug: string; version: number; byId: string; byName: string };
	"publish-posts": Record<string, never>;
	"poll-channels": Record<string, never>;
	"tend-chats": Record<string, never>;
	"wake-matters": Record<string, never>;
	"escalate-late": Record<string, never>;
	"tidy-matters": Record<string, never>;
	"tidy-channels": Record<string, never>;
	"send-campaign": { campaignId: string };
	"rescue-campaigns": Record<string, never>;
	"send-daily": Record<string, never>;
	"send-weekly": Record<string, never>;
	"rescue-mail": Record<string, never>;
	"record-passages": Record<string, never>;
	"refresh-support-counts": Record<string, never>;
	"tidy-proposals": Record<string, never>;
	"ask-move": { moveId: string; after: string | null };
	"send-proposal-alerts": { rhythm: "now" | "daily" | "weekly" };
	"ask-supporters": { proposalId: string; version: number; after: string | null };
	"remind-meetings": Record<string, never>;
	"start-response-clocks": Record<string, never>;
	"tell-petition": { proposalId: string; what: "reached" | "answered"; after: string | null };
	"tell-participants": { publicationId: string; after: string | null };
	"tell-authors": { releaseId: string; after: string | null };
	"release-answers": Record<string, never>;
	"tell-commitment": { newsId: string; after: string | null };
	"group-opinions": { phaseId: string };
	"group-due-opinions": Record<string, never>;
	"close-due-votes": Record<string, never>;
	"remind-voters": { voteId?: string; after?: string };
	"tend-boxes": Record<string, never>;
	"check-formal-result": { phaseId: string };
	"fold-incident-cells": Record<string, never>;
	"remind-unconfirmed": Record<string, never>;
	"sweep-unconfirmed": Record<string, never>;
	"send-report-alerts": { rhythm: "now" | "daily" | "weekly" };
	"file-open311-batch": { requestId: string };
	"watch-deadlines": Record<string, never>;
	"ask-reporters": { incidentId: string; eventId: string };
	"send-outbound": { outboundId: string };
	"poll-outbound": Record<string, never>;
};

export type JobName = keyof Jobs;

type JobOptions = { runAt?: Date; key?: string; maxAttempts?: number };

/** Adds a job in the caller's transaction: it runs only if the transaction commits. `key` makes it unique while it waits. */
export const addJob = async <Name extends JobName>(
	{ db }: Context,
	name: Name,
	payload: Jobs[Name],
	{ runAt, key, maxAttempts = 25 }: JobOptions = {},
) => {
	await db.$executeRaw`SELECT graphile_worker.add_job(${name}::text, ${JSON.stringify(payload)}::json,
		run_at := ${runAt ?? null}::timestamptz, job_key := ${key ?? null}::text, max_attempts := ${maxAttempts}::int)`;
};

/** Adds many jobs of one kind in one statement, in the caller's transaction. */
export const addJobs = async <Name extends JobName>(
	{ db }: Context,
	name: Name,
	jobs: { payload: Jobs[Name]; key: string }[],
) => {
	if (jobs.length === 0) return;
	await db.$executeRaw`SELECT graphile_worker.add_job(${name}::text, job.payload, job_key := job.key, max_attempts := 25)
		FROM unnest(${jobs.map(({ payload }) => JSON.stringify(payload))}::json[], ${jobs.map(({ key }) => key)}::text[])
			AS job(payload, key)`;
};
