import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { addJob } from "~/server/queue.server";
import { type PublishRefusal, publishRefusal, resultsRefusal } from "../policy";
import { figuresOf, findResultsDesk, type ResultsDesk } from "../queries.server";
import { listGivenQuotes } from "../quotes.server";
import { decisionsSchema } from "../schema";

type Input = {
	consultationId: string;
	/** What changed, from the second version on. */
	reason: string;
	/** How many versions the official saw: another published meanwhile is said. */
	seen?: number | null;
	/** A moment to come; now when absent. */
	at?: Date | null;
};

type Signer = { id: string; name: string };

/** What is missing in the text as it is written now, or null. */
const refusalOf = ({ conclusion, decisions, vote, versions }: ResultsDesk, reason: string) => {
	const asked = vote && { state: vote.state, isCounted: vote.count !== null };
	return publishRefusal({ conclusion, decisions, vote: asked, versions, reason });
};

const lockedDesk = async (context: Context, consultationId: string) => {
	await context.db.$queryRaw`SELECT 1 FROM "Publication" WHERE "consultationId" = ${consultationId}::uuid FOR UPDATE`;
	return findResultsDesk(context, consultationId);
};

/** Writes the next version, with the figures of this moment, for ever. */
const publish = async (context: Context, desk: ResultsDesk, signer: Signer, reason: string): Promise<number> => {
	const { db, now } = context;
	const { consultation, publication, conclusion, decisions, versions, extras } = desk;
	const publicationId = publication?.id ?? "";
	const version = versions + 1;
	const quotes = await listGivenQuotes(context, { consultationId: consultation.id });
	await db.publicationVersion.createMany({
		data: {
			...{ publicationId, version, conclusion, decisions: decisionsSchema.parse(decisions) },
			...{ figures: await figuresOf(context, desk), publishedAt: now, publishedBy: signer.id },
			extras: { ...extras, quotes: quotes.map(({ commentId }) => commentId) },
			...{ publisherName: signer.name, reason: reason || null },
		},
	});
	const first = versions === 0 ? { publishedAt: now } : {};
	const done = { publishAt: null, publishById: null, publishByName: null, publishReason: null, publishFailed: null };
	await db.publication.updateMany({ where: { id: publicationId }, data: { state: "published", ...first, ...done } });
	await recordEvent(context, {
		name: "results.published",
		subject: { type: "consultation", id: consultation.id },
		details: { version, publicationId },
	});
	if (version === 1) await addJob(context, "tell-participants", { publicationId, after: null });
	return version;
};

const plan = async ({ db }: Context, publicationId: string, { at, reason }: Input, signer: Signer) =>
	db.publication.update({
		where: { id: publicationId },
		data: {
			...{ publishAt: at ?? null, publishById: signer.id, publishByName: signer.name },
			...{ publishReason: reason, publishFailed: null },
		},
	});

/**
 * Publishes what is written as a new version, now or at a moment to come (then as it is written at that moment). The first
 * version tells everyone who took part; a correction, which needs a public reason, tells nobody again. Pressed twice, or by
 * two officials at once, the second is refused. Answers the version, 0 when planned.
 */
export const publishResults = async (
	context: Context,
	input: Input,
): Promise<Result<{ version: number }, PublishRefusal>> => {
	const { actor } = context;
	if (resultsRefusal(actor) || !("accountId" in actor)) return refuse("not-allowed");
	return transaction(context, async (context) => {
		const { consultationId, reason, seen = null, at = null } = input;
		const desk = await lockedDesk(context, consultationId);
		if (!desk?.publication || desk.consultation.state === "draft") return refuse(desk ? "no-conclusion" : "absent");
		if (seen !== null && seen !== desk.versions) return refuse("published-meanwhile");
		const refusal = refusalOf(desk, reason);
		if (refusal) return refuse(refusal);
		if (at && at <= context.now) return refuse("date-past");
		const signer = { id: actor.accountId, name: actor.name };
		if (!at) return ok({ version: await publish(context, desk, signer, reason) });
		await plan(context, desk.publication.id, input, signer);
		const subject = { type: "consultation", id: consultationId };
		await recordEvent(context, { name: "results.planned", subject, details: { at: at.toISOString() } });
		return ok({ version: 0 });
	});
};

/** Gives up a publication planned. */
export const cancelPublication = async (
	context: Context,
	{ consultationId }: { consultationId: string },
): Promise<Result<null, "not-allowed">> => {
	if (resultsRefusal(context.actor)) return refuse("not-allowed");
	const none = { publishAt: null, publishById: null, publishByName: null, publishReason: null, publishFailed: null };
	await context.db.publication.updateMany({ where: { consultationId }, data: none });
	return ok(null);
};

type Due = { consultationId: string; publishById: string; publishByName: string; publishReason: string | null };

/** Publishes what is due, each once whatever workers there are; what cannot be says why on its desk. Answers how many. */
export const publishDueResults = (context: Context): Promise<number> =>
	transaction(context, async (context) => {
		const due = await context.db.$queryRaw<Due[]>`
			SELECT "consultationId", "publishById", "publishByName", "publishReason" FROM "Publication"
			WHERE "publishAt" <= ${context.now} FOR UPDATE SKIP LOCKED`;
		let published = 0;
		for (const { consultationId, publishById, publishByName, publishReason } of due) {
			const desk = await findResultsDesk(context, consultationId);
			const reason = publishReason ?? "";
			const refusal = desk ? refusalOf(desk, reason) : ("absent" as const);
			if (desk && !refusal) {
				await publish(context, desk, { id: publishById, name: publishByName }, reason);
				published += 1;
			} else {
				const data = { publishAt: null, publishFailed: refusal };
				await context.db.publication.updateMany({ where: { consultationId }, data });
			}
		}
		return published;
	});
