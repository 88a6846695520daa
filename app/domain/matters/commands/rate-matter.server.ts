import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { mayRate } from "../queries/satisfaction.server";
import type { Rating } from "../team-schema";
import { lockMatter } from "./lock-matter.server";

type Input = Rating & { reference: string; participantId: string };

/**
 * A person says whether the answer helped: once a matter, once in thirty days (never more is asked of anybody). Refuses
 * where the question is not asked.
 */
export const rateMatter = (
	context: Context,
	{ reference, participantId, score, text }: Input,
): Promise<Result<null, "not-asked">> =>
	transaction(context, async (context) => {
		const { db, now } = context;
		const matter = await lockMatter(context, reference);
		const participant = await db.matterParticipant.findUnique({ where: { id: participantId } });
		if (!matter || participant?.matterId !== matter.id) return refuse("not-asked");
		const raterId = participant.accountId ?? participant.id;
		if (!(await mayRate(context, { id: matter.id, state: matter.state }, raterId))) return refuse("not-asked");
		const last = await db.message.findFirst({
			where: { matterId: matter.id, direction: "in" },
			select: { channel: true },
			orderBy: [{ at: "desc" }, { id: "desc" }],
		});
		const about = { matterId: matter.id, raterId, topic: matter.topic, channel: last?.channel ?? "web" };
		await db.satisfaction.createMany({
			data: { id: newId(now), ...about, score, text, at: now },
			skipDuplicates: true,
		});
		return ok(null);
	});

const DAY_MS = 86_400_000;
/** After this long a rating is only a figure (field note, 2.11). */
const DETACH_DAYS = 60;

/** Cuts old ratings from their matter and their author. Runs every night. */
export const detachRatings = async ({ db, now }: Context): Promise<void> => {
	const before = new Date(now.getTime() - DETACH_DAYS * DAY_MS);
	const where = { at: { lt: before }, OR: [{ matterId: { not: null } }, { raterId: { not: null } }] };
	await db.satisfaction.updateMany({ where, data: { matterId: null, raterId: null } });
};
