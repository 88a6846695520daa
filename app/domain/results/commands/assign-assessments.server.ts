import { permissionRefusal } from "~/domain/accounts/permissions";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { cityDay, toStoredDay } from "~/lib/city-day";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";

type Input = {
	consultationId: string;
	proposalIds: string[];
	analystId: string | null;
	supervisorId: string | null;
	deciderId: string | null;
	/** A day in the city: «2026-05-12». */
	dueOn: string;
};

export type AssignRefusal = "not-allowed" | "same-person" | "not-staff" | "date-past" | "no-proposal";

const deciding = new Set(["elected", "admin"]);
const working = new Set(["agent", "elected", "admin"]);

const peopleRefusal = async ({ db }: Context, input: Input): Promise<AssignRefusal | null> => {
	const { analystId, supervisorId, deciderId } = input;
	if (analystId && analystId === supervisorId) return "same-person";
	const ids = [analystId, supervisorId, deciderId].filter((id) => id !== null);
	const rows = await db.account.findMany({ where: { id: { in: ids } }, select: { id: true, role: true } });
	const roles = new Map(rows.map(({ id, role }) => [id, role as string]));
	if (ids.some((id) => !working.has(roles.get(id) ?? ""))) return "not-staff";
	return deciderId && !deciding.has(roles.get(deciderId) ?? "") ? "not-staff" : null;
};

/**
 * Puts proposals of a consultation in charge of an analyst, a supervisor (someone else) and a decision maker (elected), and
 * starts the clock of the answer. Without proposals named: all published ones that have no file yet. What is decided
 * already is left as it is. Answers how many files there are now in their charge.
 */
export const assignAssessments = (context: Context, input: Input): Promise<Result<{ files: number }, AssignRefusal>> =>
	transaction(context, async (context) => {
		const { db, now, actor } = context;
		if (permissionRefusal(actor, "results.publish") || actor.kind !== "staff") return refuse("not-allowed");
		const refusal = await peopleRefusal(context, input);
		if (refusal) return refuse(refusal);
		if (input.dueOn < cityDay(now)) return refuse("date-past");
		const { consultationId, proposalIds, analystId, supervisorId, deciderId } = input;
		const all = proposalIds.length === 0;
		const rows = await db.$queryRaw<{ proposalId: string }[]>`
			INSERT INTO "Assessment" ("proposalId", "consultationId", "analystId", "supervisorId", "deciderId", "dueOn", "startedAt")
			SELECT p.id, p."consultationId", ${analystId}::uuid, ${supervisorId}::uuid, ${deciderId}::uuid,
				${toStoredDay(input.dueOn)}::date, ${now}
			FROM "Proposal" p
			WHERE p."consultationId" = ${consultationId}::uuid AND p.state = 'published' AND p."hiddenAt" IS NULL
				AND (p.id = ANY (${proposalIds}::uuid[])
					OR (${all} AND NOT EXISTS (SELECT 1 FROM "Assessment" a WHERE a."proposalId" = p.id)))
			ON CONFLICT ("proposalId") DO UPDATE SET "analystId" = excluded."analystId",
				"supervisorId" = excluded."supervisorId", "deciderId" = excluded."deciderId", "dueOn" = excluded."dueOn",
				"escalatedAt" = NULL, version = "Assessment".version + 1
			WHERE "Assessment".stage <> 'decided'
			RETURNING "proposalId"`;
		if (rows.length === 0) return refuse("no-proposal");
		const by = { at: now, byId: actor.accountId, byName: actor.name };
		await db.assessmentStep.createMany({
			data: rows.map(({ proposalId }) => ({ proposalId, kind: "assigned", ...by })),
		});
		const subject = { type: "consultation", id: consultationId };
		await recordEvent(context, { name: "assessment.assigned", subject, details: { files: rows.length } });
		return ok({ files: rows.length });
	});
