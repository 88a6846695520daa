import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { settingsOf } from "~/domain/consultations/methods";
import { addDays, cityDay, toStoredDay } from "~/lib/city-day";
import { type Context, transaction } from "~/server/context.server";
import { addJob } from "~/server/queue.server";

type Reached = { id: string; settings: unknown };

/**
 * Petitions supported enough whose clock has not started. `supportCount` only narrows: it may be a minute old, and a text
 * changed since would start the clock on supports that wait to be confirmed.
 */
const listReached = ({ db }: Context) => db.$queryRaw<Reached[]>`
	SELECT p.id, f.settings FROM "Phase" f JOIN "Proposal" p ON p."phaseId" = f.id
	WHERE f.method = 'petition' AND p.state = 'published' AND p."hiddenAt" IS NULL
		AND p."supportCount" >= coalesce((f.settings->>'threshold')::int, 300)
		AND (SELECT count(*) FROM "Support" s WHERE s."proposalId" = p.id AND s.version >= p."materialVersion")
			>= coalesce((f.settings->>'threshold')::int, 300)
		AND NOT EXISTS (SELECT 1 FROM "ResponseClock" c WHERE c."proposalId" = p.id)
	ORDER BY p.id LIMIT 100`;

/**
 * Starts the clock of every petition that has reached its threshold, once: the key of the clock is the petition. Its author
 * and supporters are told. Only supports of the text as it stands count: those given before a change of substance wait to be
 * confirmed, apart (field note participation 2.3). Once started, the clock goes on even if supports are withdrawn or asked again. Answers how many started; safe to repeat.
 */
export const startResponseClocks = (context: Context): Promise<number> =>
	transaction(context, async (context) => {
		const { db, now } = context;
		let started = 0;
		for (const { id, settings } of await listReached(context)) {
			const { threshold, answerDays } = settingsOf("petition", settings);
			const dueOn = addDays(cityDay(now), answerDays);
			const row = { proposalId: id, threshold, reachedAt: now, dueOn: toStoredDay(dueOn) };
			const { count } = await db.responseClock.createMany({ data: row, skipDuplicates: true });
			if (count === 0) continue;
			started += 1;
			await recordEvent(context, {
				name: "petition.reached",
				subject: { type: "proposal", id },
				details: { threshold, dueOn },
			});
			await addJob(context, "tell-petition", { proposalId: id, what: "reached", after: null });
		}
		return started;
	});
