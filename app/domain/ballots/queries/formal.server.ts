import { isId } from "~/lib/id";
import type { Context } from "~/server/context.server";
import { managementRefusal } from "../../consultations/policy";
import { findConsultation, findPhase } from "../../consultations/queries.server";
import type { CheckedElection } from "../belenios/check";
import { questionsFile, votersFile } from "../belenios/exchange";

const select = {
	...{ phaseId: true, consultationId: true, question: true, answers: true, minimum: true, maximum: true },
	...{ blank: true, address: true, importedAt: true, verdict: true },
} as const;

export type FormalVerdict = { ok: true; election: CheckedElection } | { ok: false; fault: string; about: string };

/** The formal election of a phase, for those who prepare it; null where there is no such vote phase. */
export const findFormalDesk = async (context: Context, phaseId: string | undefined) => {
	if (managementRefusal(context.actor) || !isId(phaseId)) return null;
	const phase = await findPhase(context, phaseId);
	if (phase?.method !== "vote") return null;
	const { id, consultation, title } = phase;
	const election = await context.db.formalElection.findUnique({ where: { phaseId }, select });
	const hasVote = (await context.db.vote.findUnique({ where: { phaseId }, select: { id: true } })) !== null;
	return {
		phase: { id, title, consultation },
		hasVote,
		election: election && { ...election, verdict: election.verdict as FormalVerdict | null },
	};
};

export type FormalDesk = NonNullable<Awaited<ReturnType<typeof findFormalDesk>>>;

/** The formal election of a consultation by its address: the last one. Its result only once every proof held. */
export const findFormalElection = async (context: Context, slug: string) => {
	const consultation = await findConsultation(context, slug);
	if (!consultation) return null;
	const election = await context.db.formalElection.findFirst({
		where: { consultationId: consultation.id },
		orderBy: { createdAt: "desc" },
		select,
	});
	if (!election) return null;
	const { verdict, importedAt, ...asked } = election;
	const found = verdict as FormalVerdict | null;
	const phase = consultation.phases.find(({ id }) => id === election.phaseId);
	return {
		consultation: { id: consultation.id, slug, title: consultation.title },
		...{ asked, startsAt: phase?.startsAt ?? null, endsAt: phase?.endsAt ?? null },
		checked: found?.ok ? found.election : null,
		importedAt: found?.ok ? importedAt : null,
	};
};

/** The archive of a checked election, as it was imported; null before. */
export const readFormalArchive = async ({ db }: Context, phaseId: string) => {
	const row = await db.formalElection.findUnique({ where: { phaseId }, select: { archive: true, verdict: true } });
	return (row?.verdict as FormalVerdict | null)?.ok ? (row?.archive ?? null) : null;
};

/** What Belenios is given: `questions.json`, and `voters.txt`, the address of each resident with a confirmed account. */
export const readFormalFile = async (context: Context, phaseId: string, name: string): Promise<string | null> => {
	const desk = await findFormalDesk(context, phaseId);
	if (!desk?.election) return null;
	const { title } = desk.phase.consultation;
	if (name === "questions.json") return questionsFile(desk.election, { name: title, description: desk.phase.title });
	if (name !== "voters.txt") return null;
	const where = { role: "resident" as const, confirmedAt: { not: null } };
	const accounts = await context.db.account.findMany({ where, select: { email: true }, orderBy: { email: "asc" } });
	return votersFile(accounts.flatMap(({ email }) => email ?? []));
};
