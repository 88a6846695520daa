import { type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { managementRefusal } from "./policy";
import { findConsultationById, phaseSelect } from "./queries.server";
import { type DatesRefusal, datesRefusal, type PhaseDates, phaseStatus } from "./rules";

/** A consultation with its row locked until the transaction ends: one change of its phases at a time. Null when absent. */
export const lockConsultation = async (context: Context, id: string) => {
	await context.db.$queryRaw`SELECT 1 FROM "Consultation" WHERE id = ${id}::uuid FOR UPDATE`;
	return findConsultationById(context, id);
};

export type LockedConsultation = NonNullable<Awaited<ReturnType<typeof lockConsultation>>>;

/** A phase and its consultation, the latter locked. Null when absent. */
export const lockPhase = async (context: Context, phaseId: string) => {
	const found = await context.db.phase.findUnique({ where: { id: phaseId }, select: { consultationId: true } });
	const consultation = found && (await lockConsultation(context, found.consultationId));
	// Read again: what was seen before the lock may have changed.
	const phase = await context.db.phase.findUnique({ where: { id: phaseId }, select: phaseSelect });
	return consultation && phase ? { consultation, phase } : null;
};

type LockedPhase = NonNullable<Awaited<ReturnType<typeof lockPhase>>>;

/** One change of a phase, by whoever manages consultations, in a transaction that holds its consultation locked. */
export const changingPhase = async <Value, Reason extends string>(
	context: Context,
	phaseId: string,
	change: (context: Context, found: LockedPhase) => Promise<Result<Value, Reason>>,
): Promise<Result<Value, Reason | "not-allowed" | "absent">> => {
	const refusal = managementRefusal(context.actor);
	if (refusal) return refuse(refusal);
	return transaction<Result<Value, Reason | "absent">>(context, async (context) => {
		const found = await lockPhase(context, phaseId);
		return found ? change(context, found) : refuse("absent");
	});
};

/** Why these dates do not fit beside the consultation's other phases, those annulled left out. */
export const datesRefusalIn = (
	{ now }: Context,
	{ phases }: LockedConsultation,
	dates: PhaseDates,
	phaseId?: string,
): DatesRefusal | null =>
	datesRefusal(
		dates,
		phases.filter((phase) => phase.id !== phaseId && phaseStatus(phase, phase.transitions, now) !== "annulled"),
	);

/** Marks the consultation as changed: whoever edits an older version is told. */
export const bumpVersion = (context: Context, id: string) =>
	context.db.consultation.update({ where: { id }, data: { version: { increment: 1 } }, select: { version: true } });
