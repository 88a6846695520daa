import { permissionRefusal } from "~/domain/accounts/permissions";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { addJob } from "~/server/queue.server";

export type ReleaseRefusal = "not-allowed" | "nothing-decided" | "already-planned" | "date-past";

type Release = { id: string; consultationId: string; byName: string; office: string | null };

/** Publishes at once every answer decided on and not yet published in this state; answers how many. */
const publish = async (context: Context, { id, consultationId, byName, office }: Release): Promise<number> => {
	const { db, now } = context;
	const rows = await db.$queryRaw<{ proposalId: string }[]>`
		UPDATE "Assessment" SET "publishedAt" = ${now}, published = jsonb_build_object('kind', kind, 'answer', answer,
			'feasibility', feasibility, 'costEuros', "costEuros", 'cites', to_jsonb(cites),
			'signer', ${byName}::text, 'office', ${office}::text)
		WHERE "consultationId" = ${consultationId}::uuid AND stage = 'decided'
			AND ("publishedAt" IS NULL OR "publishedAt" < "decidedAt")
		RETURNING "proposalId"`;
	await db.assessmentStep.createMany({
		data: rows.map(({ proposalId }) => ({ proposalId, kind: "published", at: now, byName })),
	});
	await db.answerRelease.update({ where: { id }, data: { releasedAt: now, answers: rows.length } });
	const subject = { type: "consultation", id: consultationId };
	await recordEvent(context, { name: "answers.published", subject, details: { answers: rows.length } });
	if (rows.length > 0) await addJob(context, "tell-authors", { releaseId: id, after: null });
	return rows.length;
};

/**
 * Publishes together the answers decided on in a consultation, now or at a later moment; each author is then told once.
 * Answers how many were published (0 when later). Refuses a moment past, nothing to publish, and a second plan while one waits.
 */
export const releaseAnswers = (
	context: Context,
	{ consultationId, at }: { consultationId: string; at: Date | null },
): Promise<Result<{ answers: number }, ReleaseRefusal>> =>
	transaction(context, async (context) => {
		const { db, now, actor } = context;
		if (permissionRefusal(actor, "results.publish") || actor.kind !== "staff") return refuse("not-allowed");
		if (at && at <= now) return refuse("date-past");
		const { name: byName, office, accountId: byId } = actor;
		const row = { id: newId(now), consultationId, releaseAt: at ?? now, byId, byName, office };
		const { count } = await db.answerRelease.createMany({ data: row, skipDuplicates: true });
		if (count === 0) return refuse("already-planned");
		if (at) return ok({ answers: 0 });
		const answers = await publish(context, row);
		if (answers > 0) return ok({ answers });
		await db.answerRelease.delete({ where: { id: row.id } });
		return refuse("nothing-decided");
	});

/** Gives up a plan that has not been carried out. */
export const cancelRelease = async (
	context: Context,
	{ consultationId }: { consultationId: string },
): Promise<Result<null, "not-allowed">> => {
	if (permissionRefusal(context.actor, "results.publish")) return refuse("not-allowed");
	await context.db.answerRelease.deleteMany({ where: { consultationId, releasedAt: null } });
	return ok(null);
};

/** Publishes the answers whose moment has come; each plan is carried out once, whatever workers there are. Answers how many plans. */
export const releaseDueAnswers = (context: Context): Promise<number> =>
	transaction(context, async (context) => {
		const due = await context.db.$queryRaw<Release[]>`
			SELECT id, "consultationId", "byName", office FROM "AnswerRelease"
			WHERE "releasedAt" IS NULL AND "releaseAt" <= ${context.now} FOR UPDATE SKIP LOCKED`;
		for (const release of due) await publish(context, release);
		return due.length;
	});
