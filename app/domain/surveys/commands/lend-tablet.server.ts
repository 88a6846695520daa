import { createHash, randomBytes } from "node:crypto";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { managementRefusal } from "~/domain/consultations/policy";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { findSurvey } from "../queries.server";

export const hashOf = (key: string): string => createHash("sha256").update(key).digest("hex");

/** Opens a survey on a tablet of the city. The key in its address is shown once; only its print is kept. */
export const lendTablet = (
	context: Context,
	{ phaseId, name }: { phaseId: string; name: string },
): Promise<Result<{ key: string }, "not-allowed" | "absent">> =>
	transaction(context, async (context) => {
		const { db, now } = context;
		if (managementRefusal(context.actor)) return refuse("not-allowed");
		const survey = await findSurvey(context, phaseId);
		if (!survey) return refuse("absent");
		const key = randomBytes(18).toString("base64url");
		const id = newId(now);
		await db.surveyTablet.createMany({ data: { id, surveyId: survey.id, name, keyHash: hashOf(key), createdAt: now } });
		await recordEvent(context, { name: "tablet.lent", subject: { type: "phase", id: phaseId } });
		return ok({ key });
	});

/** Ends a tablet: what it sends afterwards is refused. */
export const endTablet = (
	context: Context,
	{ tabletId }: { tabletId: string },
): Promise<Result<{ tabletId: string }, "not-allowed">> =>
	transaction(context, async (context) => {
		const { db, now } = context;
		if (managementRefusal(context.actor)) return refuse("not-allowed");
		await db.surveyTablet.updateMany({ where: { id: tabletId, endedAt: null }, data: { endedAt: now } });
		return ok({ tabletId });
	});
