import { listAnswering } from "~/domain/accounts/queries.server";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { queueMailToAccounts } from "~/domain/channels/commands/queue-mail-to-accounts.server";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { lockConsultation } from "../lock.server";
import { listReviews } from "../queries.server";
import { type Review, type ReviewKind, type ReviewRefusal, reviewRefusal } from "../review-rules";

type Input = { consultationId: string; version: number; kind: ReviewKind; note: string };

/** Everybody who could sign off, when it is asked; whoever asked, when it is answered. */
const listTold = async (context: Context, kind: ReviewKind, own: string, reviews: readonly Review[]) => {
	if (kind === "asked") return (await listAnswering(context)).filter((id) => id !== own);
	const asker = reviews.findLast((review) => review.kind === "asked");
	return asker ? [asker.byId] : [];
};

/**
 * The internal sign-off of a draft: asked for, given, or refused with a note. Once asked, the draft is published only as a
 * second person approved it; a change made since asks for another approval. Those concerned are told.
 */
export const reviewConsultation = (
	context: Context,
	{ consultationId, version, kind, note }: Input,
): Promise<Result<null, ReviewRefusal>> =>
	transaction(context, async (context) => {
		const { db, now, actor } = context;
		const consultation = await lockConsultation(context, consultationId);
		const reviews = await listReviews(context, consultationId);
		const refusal = reviewRefusal(actor, consultation && { ...consultation, reviews }, { kind, version, note });
		if (refusal || actor.kind !== "staff" || !consultation) return refuse(refusal ?? "not-allowed");
		const id = newId(now);
		const by = { byId: actor.accountId, byName: actor.name };
		await db.consultationReview.create({ data: { id, consultationId, kind, version, note, at: now, ...by } });
		const subject = { type: "consultation", id: consultationId };
		await recordEvent(context, { name: "consultation.reviewed", subject, details: { kind, version } });
		const { title } = consultation;
		await queueMailToAccounts(context, {
			accountIds: await listTold(context, kind, actor.accountId, reviews),
			key: `sign-off:${id}`,
			compose: (t) => ({
				subject: t(`consultations:admin.review.letter.${kind}`, { title, name: actor.name }),
				parts: [
					t(`consultations:admin.review.letter.${kind}`, { title, name: actor.name }),
					...(note ? [{ quote: note }] : []),
					{ link: `/admin/consultations/${consultationId}`, label: t("consultations:admin.review.letter.link") },
				],
			}),
		});
		return ok(null);
	});
