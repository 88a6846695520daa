import { queueMailToAccounts } from "~/domain/channels/commands/queue-mail-to-accounts.server";
import { formatDate } from "~/i18n/format";
import { type Context, transaction } from "~/server/context.server";
import { addJob } from "~/server/queue.server";

/** People written to in one transaction; the next batch is a job of its own. */
const BATCH = 500;

type Due = { id: string; slug: string; title: string; endsAt: Date };

/** The open votes that end within two days by the database's clock. */
const listDue = ({ db }: Context) => db.$queryRaw<Due[]>`
	SELECT v.id, c.slug, c.title, p."endsAt" FROM "Vote" v
	JOIN "Phase" p ON p.id = v."phaseId" JOIN "Consultation" c ON c.id = v."consultationId"
	WHERE v.state = 'open' AND v.level = 'open' AND v.rules->>'eligibility' = 'confirmed-account' AND c.state = 'published'
		AND p."startsAt" < now() - interval '2 days' AND p."endsAt" > now() AND p."endsAt" <= now() + interval '2 days'`;

/**
 * Who is reminded: those who asked for news of participation by e-mail, or took part in this consultation before the vote,
 * and are not on the roll yet; never those who object to what the city does unasked. Read by the job alone: no page, no event and no file shows it.
 */
const listSilent = ({ db }: Context, voteId: string, after: string | null) => db.$queryRaw<{ id: string }[]>`
	SELECT a.id FROM "Account" a JOIN "Vote" v ON v.id = ${voteId}::uuid
	WHERE a.role = 'resident' AND a."confirmedAt" IS NOT NULL AND (${after}::uuid IS NULL OR a.id > ${after}::uuid)
		AND NOT EXISTS (SELECT 1 FROM "Objection" o WHERE o."accountId" = a.id AND o.purpose = 'proactive')
		AND NOT EXISTS (SELECT 1 FROM "Ballot" b WHERE b."voteId" = v.id AND b."voterId" = a.id)
		AND (EXISTS (SELECT 1 FROM "Preference" w WHERE w."accountId" = a.id AND w.topic = 'participation'
				AND w.channel = 'email' AND w.rhythm <> 'off')
			OR EXISTS (SELECT 1 FROM "Proposal" p WHERE p."consultationId" = v."consultationId" AND p."authorId" = a.id)
			OR EXISTS (SELECT 1 FROM "Support" s JOIN "Proposal" p ON p.id = s."proposalId"
				WHERE p."consultationId" = v."consultationId" AND s."accountId" = a.id))
	ORDER BY a.id LIMIT ${BATCH}`;

const remindBatch = async (context: Context, vote: Due, after: string | null) => {
	const silent = await listSilent(context, vote.id, after);
	await queueMailToAccounts(context, {
		accountIds: silent.map(({ id }) => id),
		// The key of a letter is the vote and the person: nobody is reminded twice, however often the job runs.
		key: `vote-reminder:${vote.id}`,
		compose: (t, { name, language }) => ({
			subject: t("ballots:reminder.subject", { title: vote.title }),
			parts: [
				t("ballots:reminder.hello", { name }),
				t("ballots:reminder.text", { title: vote.title, end: formatDate(language, vote.endsAt, "moment") }),
				{ link: `/consultations/${vote.slug}/vote`, label: t("ballots:reminder.link") },
				t("ballots:reminder.why"),
				{ link: "/me/preferences", label: t("ballots:reminder.leave") },
			],
		}),
	});
	const last = silent.at(-1)?.id;
	if (silent.length === BATCH && last)
		await addJob(
			context,
			"remind-voters",
			{ voteId: vote.id, after: last },
			{ key: `remind-voters:${vote.id}:${last}` },
		);
};

/**
 * Reminds those who have not voted, once, in the last two days of an open vote: all the votes that are due, or the rest of
 * one (`voteId`, `after`). Safe to kill and to repeat. Nobody learns who was written to.
 */
export const remindVoters = async (context: Context, rest: { voteId?: string; after?: string } = {}): Promise<void> => {
	const due = (await listDue(context)).filter(({ id }) => !rest.voteId || id === rest.voteId);
	for (const vote of due) await transaction(context, (context) => remindBatch(context, vote, rest.after ?? null));
};
