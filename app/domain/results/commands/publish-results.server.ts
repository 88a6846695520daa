import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { addJob } from "~/server/queue.server";
import { type PublishRefusal, publishRefusal, resultsRefusal } from "../policy";
import { figuresOf, findResultsDesk } from "../queries.server";
import { decisionsSchema } from "../schema";

/**
 * Publishes what is written as a new version, with the figures of this moment, for ever. The first version tells everyone
 * who took part; a correction, which needs a public reason, tells nobody again. Pressed twice, the second is refused.
 */
export const publishResults = async (
	context: Context,
	{ consultationId, reason }: { consultationId: string; reason: string },
): Promise<Result<{ version: number }, PublishRefusal>> => {
	const { actor } = context;
	if (resultsRefusal(actor) || !("accountId" in actor)) return refuse("not-allowed");
	return transaction(context, async (context) => {
		const { db, now } = context;
		await db.$queryRaw`SELECT 1 FROM "Publication" WHERE "consultationId" = ${consultationId}::uuid FOR UPDATE`;
		const desk = await findResultsDesk(context, consultationId);
		if (!desk?.publication || desk.consultation.state === "draft") return refuse(desk ? "no-conclusion" : "absent");
		const { publication, conclusion, decisions, versions, vote } = desk;
		const asked = vote && { state: vote.state, isCounted: vote.count !== null };
		const refusal = publishRefusal({ conclusion, decisions, vote: asked, versions, reason });
		if (refusal) return refuse(refusal);

		const version = versions + 1;
		await db.publicationVersion.createMany({
			data: {
				...{ publicationId: publication.id, version, conclusion, decisions: decisionsSchema.parse(decisions) },
				...{ figures: await figuresOf(context, desk), publishedAt: now, publishedBy: actor.accountId },
				...{ publisherName: actor.name, reason: reason || null },
			},
		});
		const first = versions === 0 ? { publishedAt: now } : {};
		await db.publication.updateMany({ where: { id: publication.id }, data: { state: "published", ...first } });
		await recordEvent(context, {
			name: "results.published",
			subject: { type: "consultation", id: consultationId },
			details: { version, publicationId: publication.id },
		});
		if (version === 1) await addJob(context, "tell-participants", { publicationId: publication.id, after: null });
		return ok({ version });
	});
};
