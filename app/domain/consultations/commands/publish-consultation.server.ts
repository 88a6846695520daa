import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { bumpVersion, lockConsultation } from "../lock.server";
import { managementRefusal } from "../policy";
import { listReviews } from "../queries.server";
import { isSignedOff } from "../review-rules";
import { recordPassages } from "./record-passages.server";

type Refusal = "not-allowed" | "absent" | "stale-version" | "already-published" | "no-phase" | "sign-off-needed";

/** Shows a draft to everyone; phases whose time has come open at once. Refuses a draft without phases, one whose sign-off was asked and not given, or another version than the one previewed. */
export const publishConsultation = async (
	context: Context,
	{ consultationId, version }: { consultationId: string; version: number },
): Promise<Result<{ slug: string }, Refusal>> => {
	const refusal = managementRefusal(context.actor);
	if (refusal) return refuse(refusal);
	return transaction(context, async (context) => {
		const consultation = await lockConsultation(context, consultationId);
		if (!consultation) return refuse("absent");
		if (consultation.state !== "draft") return refuse("already-published");
		if (consultation.version !== version) return refuse("stale-version");
		if (consultation.phases.length === 0) return refuse("no-phase");
		if (!isSignedOff(await listReviews(context, consultationId), version)) return refuse("sign-off-needed");
		await context.db.consultation.update({
			where: { id: consultationId },
			data: { state: "published", publishedAt: context.now },
		});
		await bumpVersion(context, consultationId);
		await recordEvent(context, {
			name: "consultation.published",
			subject: { type: "consultation", id: consultationId },
			details: { phases: consultation.phases.map(({ method }) => method) },
		});
		await recordPassages(context);
		return ok({ slug: consultation.slug });
	});
};
