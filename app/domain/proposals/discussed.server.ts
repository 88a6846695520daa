import { withAsker } from "~/domain/consultations/asker.server";
import { offersAction } from "~/domain/consultations/methods";
import { type ParticipationRefusal, type PhaseAsked, participationRefusal } from "~/domain/consultations/policy";
import { findPhase, phaseSelect } from "~/domain/consultations/queries.server";
import { phaseStatus } from "~/domain/consultations/rules";
import { findPassage, isInText } from "~/domain/debates/queries/passages.server";
import type { Subject } from "~/domain/debates/schema";
import type { Context } from "~/server/context.server";
import { findProposal } from "./queries.server";

/** What a comment is about, and whether one may be posted now. */
export type Discussed = {
	subject: Subject;
	title: string;
	/** What a comment that opens a thread may quote; empty: nothing. */
	words: string;
	to: string;
	consultation: { slug: string; title: string };
	/** The phase under whose rules comments are written. */
	phaseId: string;
	refusal: ParticipationRefusal | "not-published" | "passage-replaced" | null;
};

type Phase = PhaseAsked & { id: string };

/** The phase that decides: the one under way if it offers comments, else the one the proposal was submitted in. */
const decidingPhase = async (context: Context, own: Phase & { consultationId: string }): Promise<Phase> => {
	const { db, now } = context;
	const rows = await db.phase.findMany({ where: { consultationId: own.consultationId }, select: phaseSelect });
	const open = rows.find(
		(phase) => offersAction(phase, "comment") && phaseStatus(phase, phase.transitions, now) === "open",
	);
	return open ? { ...(await withAsker(context, open)), consultation: own.consultation } : own;
};

const proposalDiscussed = async (context: Context, subject: Subject): Promise<Discussed | null> => {
	const proposal = await findProposal(context, subject.id);
	if (!proposal) return null;
	const phase = await decidingPhase(context, proposal.phase);
	const isGone = proposal.state !== "published" || proposal.hiddenAt !== null;
	const refusal = isGone ? "not-published" : participationRefusal(context.actor, phase, "comment", context.now);
	const to = `/proposals/${proposal.id}`;
	return {
		subject,
		title: proposal.title,
		words: "",
		to,
		consultation: proposal.phase.consultation,
		phaseId: phase.id,
		refusal,
	};
};

/** At most this many characters of a passage stand for its title. */
const TITLE = 80;

const passageDiscussed = async (context: Context, subject: Subject): Promise<Discussed | null> => {
	const passage = await findPassage(context, subject.id);
	const phase = passage && (await findPhase(context, passage.phaseId));
	if (!passage || !phase) return null;
	const short = passage.body.length <= TITLE ? passage.body : `${passage.body.slice(0, TITLE).replace(/\s+\S*$/, "")}…`;
	const isCurrent = await isInText(context, passage);
	const refusal = isCurrent
		? participationRefusal(context.actor, phase, "comment", context.now)
		: ("passage-replaced" as const);
	return {
		subject,
		title: `§ ${passage.position} – ${short}`,
		words: passage.body,
		to: `/passages/${subject.id}`,
		consultation: phase.consultation,
		phaseId: phase.id,
		refusal,
	};
};

/** What stands behind a subject of comments, for this actor; null when absent or not shown. */
export const findDiscussed = (context: Context, subject: Subject): Promise<Discussed | null> =>
	subject.type === "proposal" ? proposalDiscussed(context, subject) : passageDiscussed(context, subject);
