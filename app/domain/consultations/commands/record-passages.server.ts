import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { type Context, transaction } from "~/server/context.server";

type Passage = { phaseId: string; kind: "opened" | "closed"; at: Date; consultationId: string; method: string };

/** Phases of published consultations that opened or closed without it being written yet. Unique indexes let each in once. */
const writePassages = ({ db, now }: Context) => db.$queryRaw<Passage[]>`
	WITH passed AS (
		SELECT p.id AS "phaseId", passage.kind, passage.at, p."consultationId", p.method
		FROM "Phase" p JOIN "Consultation" c ON c.id = p."consultationId" AND c.state = 'published'
		CROSS JOIN LATERAL (VALUES ('opened', p."startsAt"), ('closed', p."endsAt")) AS passage (kind, at)
		WHERE passage.at <= ${now} AND NOT EXISTS (
			SELECT 1 FROM "PhaseTransition" t WHERE t."phaseId" = p.id AND t.kind IN (passage.kind, 'annulled'))
	), written AS (
		INSERT INTO "PhaseTransition" ("phaseId", kind, at) SELECT "phaseId", kind, at FROM passed
		ON CONFLICT DO NOTHING RETURNING "phaseId", kind
	)
	SELECT passed.* FROM passed JOIN written USING ("phaseId", kind) ORDER BY passed.at, passed.kind DESC`;

/**
 * Writes down each opening and each closing the clock has brought, once, with its event, so that what follows from it
 * happens once however many workers run. Answers how many were written. Safe to repeat.
 */
export const recordPassages = (context: Context): Promise<number> =>
	transaction(context, async (context) => {
		const passages = await writePassages(context);
		for (const { phaseId, kind, consultationId, method, at } of passages)
			await recordEvent(context, {
				name: `phase.${kind}`,
				subject: { type: "phase", id: phaseId },
				details: { consultationId, method, at: at.toISOString() },
			});
		return passages.length;
	});
