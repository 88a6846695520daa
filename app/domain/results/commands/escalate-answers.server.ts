import { listAnswering, listRecipients } from "~/domain/accounts/queries.server";
import { queueMails } from "~/domain/channels/commands/queue-mail.server";
import { cityDay, toStoredDay } from "~/lib/city-day";
import { type Context, transaction } from "~/server/context.server";
import { lateAnswersLetter } from "../emails/answer-letter.server";

type Late = { consultationId: string; title: string; count: number };

/** Tells the elected officials and administrators, once a file, of answers not published by the day promised. Answers how many files. */
export const escalateAnswers = (context: Context): Promise<number> =>
	transaction(context, async (context) => {
		const { db, now } = context;
		const today = cityDay(now);
		const late = await db.$queryRaw<Late[]>`
			WITH late AS (
				UPDATE "Assessment" SET "escalatedAt" = ${now}
				WHERE "publishedAt" IS NULL AND "escalatedAt" IS NULL AND "dueOn" < ${toStoredDay(today)}::date
				RETURNING "consultationId")
			SELECT c.id AS "consultationId", c.title, count(*)::int AS count
			FROM late JOIN "Consultation" c ON c.id = late."consultationId" GROUP BY c.id`;
		const officials = late.length > 0 ? await listRecipients(context, await listAnswering(context)) : [];
		const mails = late.flatMap((one) =>
			officials.map(({ id, email, language }) => {
				const letter = lateAnswersLetter(language, one);
				return { key: `late-answers:${one.consultationId}:${today}:${id}`, to: email, language, ...letter };
			}),
		);
		const sent = await queueMails(context, mails);
		if (!sent.ok) throw new Error(`late answers letters refused: ${sent.reason}`);
		return late.reduce((sum, { count }) => sum + count, 0);
	});
