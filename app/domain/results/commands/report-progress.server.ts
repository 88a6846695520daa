import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { cityDay, fromStoredDay, toStoredDay } from "~/lib/city-day";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { addJob } from "~/server/queue.server";
import type { Photos, ReportProgress } from "../commitment-schema";
import { type ProgressRefusal, progressRefusal, resultsRefusal } from "../policy";

type Input = ReportProgress & { commitmentId: string; photos: Photos };

const lock = async ({ db }: Context, id: string) => {
	await db.$queryRaw`SELECT 1 FROM "Commitment" WHERE id = ${id}::uuid FOR UPDATE`;
	return db.commitment.findUnique({
		where: { id },
		select: { state: true, expectedOn: true, promisedOn: true, version: true },
	});
};

/** What the news changes in the commitment itself. */
const changes = ({ kind, expectedOn, spentEuros }: Input, today: Date) => ({
	...(kind === "delivered" ? { state: "delivered" as const, deliveredOn: today } : {}),
	...(kind === "abandoned" ? { state: "abandoned" as const, deliveredOn: null } : {}),
	...(kind === "progress" || kind === "delay" ? { state: "under_way" as const, deliveredOn: null } : {}),
	...(kind === "delay" && expectedOn ? { expectedOn: toStoredDay(expectedOn) } : {}),
	...(spentEuros === null ? {} : { spentEuros }),
});

/**
 * Says publicly where a commitment stands: work begun or gone on, a later day and why, delivered, given up. Steps named are
 * done from today. Everyone the commitment answers is told, once per news. Refuses a version already changed by somebody
 * else, what is over, and a «delay» to an earlier day.
 */
export const reportProgress = async (context: Context, input: Input): Promise<Result<null, ProgressRefusal>> => {
	const { actor } = context;
	if (resultsRefusal(actor) || !("accountId" in actor)) return refuse("not-allowed");
	const { commitmentId, version, kind, text, cause, expectedOn, spentEuros, stepsDone, photos } = input;
	return transaction(context, async (context) => {
		const { db, now } = context;
		const known = await lock(context, commitmentId);
		if (!known) return refuse("absent");
		const before = fromStoredDay(known.expectedOn);
		const refusal = progressRefusal({ ...known, expectedOn: before }, { version, kind, expectedOn });
		if (refusal) return refuse(refusal);
		const today = toStoredDay(cityDay(now));
		const id = newId(now);
		const slips = kind === "delay" && expectedOn ? { fromDay: known.expectedOn, toDay: toStoredDay(expectedOn) } : {};
		await db.commitmentNews.createMany({
			data: {
				...{ id, commitmentId, kind, text, spentEuros, photos, at: now, ...slips },
				...{ cause: kind === "delay" ? cause : null, authorId: actor.accountId, authorName: actor.name },
			},
		});
		await db.commitmentStep.updateMany({
			where: { commitmentId, position: { in: stepsDone }, doneOn: null },
			data: { doneOn: today },
		});
		const data = { ...changes(input, today), version: { increment: 1 } };
		await db.commitment.updateMany({ where: { id: commitmentId }, data });
		await recordEvent(context, {
			name: "commitment.moved",
			subject: { type: "commitment", id: commitmentId },
			details: { newsId: id, kind },
		});
		await addJob(context, "tell-commitment", { newsId: id, after: null });
		return ok(null);
	});
};
