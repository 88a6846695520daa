import { type Actor, accountOf } from "~/lib/actor";
import { settingsOf } from "../consultations/methods";
import { type ParticipationRefusal, type PhaseAsked, participationRefusal } from "../consultations/policy";

/** What must be known of a proposal to say who may change it. */
export type ProposalAsked = {
	authorId: string | null;
	state: "draft" | "published" | "withdrawn" | "replaced";
	hiddenAt: Date | null;
	publishedAt: Date | null;
	/** Accounts of the co-authors who accepted. */
	coAuthorIds?: readonly string[];
};

/** Whether this actor signs the proposal: its author, or a co-author who accepted. */
export const isAuthor = (
	actor: Actor,
	{ authorId, coAuthorIds = [] }: Pick<ProposalAsked, "authorId" | "coAuthorIds">,
) => {
	const accountId = accountOf(actor);
	return accountId !== null && (accountId === authorId || coAuthorIds.includes(accountId));
};

export type AuthorRefusal = ParticipationRefusal | "not-author" | "not-published" | "edit-window-over";

const HOUR = 3_600_000;

/** Why this actor may not withdraw this proposal, or null: its author may, while its phase is open. */
export const withdrawalRefusal = (
	actor: Actor,
	proposal: ProposalAsked,
	phase: PhaseAsked,
	now: Date,
): AuthorRefusal | null => {
	if (proposal.authorId === null || accountOf(actor) !== proposal.authorId) return "not-author";
	if (proposal.state !== "published" || proposal.hiddenAt) return "not-published";
	return participationRefusal(actor, phase, "submit", now);
};

/** Why this actor may not invite co-authors or decide amendments, or null: those who sign it may, while its phase is open. */
export const signingRefusal = (
	actor: Actor,
	proposal: ProposalAsked,
	phase: PhaseAsked,
	now: Date,
): AuthorRefusal | null => {
	if (!isAuthor(actor, proposal)) return "not-author";
	if (proposal.state !== "published" || proposal.hiddenAt) return "not-published";
	return participationRefusal(actor, phase, "submit", now);
};

/**
 * Why this actor may not offer an amendment, or null: whoever may submit in its phase, except those who sign it; and only
 * where somebody signs it who can decide (what the city wrote from others has no author).
 */
export const amendRefusal = (
	actor: Actor,
	proposal: ProposalAsked,
	phase: PhaseAsked,
	now: Date,
): ParticipationRefusal | "not-published" | "already-author" | "no-author" | null => {
	if (proposal.state !== "published" || proposal.hiddenAt) return "not-published";
	if (proposal.authorId === null && (proposal.coAuthorIds ?? []).length === 0) return "no-author";
	if (isAuthor(actor, proposal)) return "already-author";
	return participationRefusal(actor, phase, "submit", now);
};

/**
 * Why this actor may not change the text and files of this proposal, or null: its author and co-authors may, while its phase
 * is open and within the hours it gives.
 */
export const changeRefusal = (
	actor: Actor,
	proposal: ProposalAsked,
	phase: PhaseAsked,
	now: Date,
): AuthorRefusal | null => {
	const refusal = signingRefusal(actor, proposal, phase, now);
	if (refusal) return refusal;
	const { editHours } = settingsOf("proposals", phase.settings);
	const published = proposal.publishedAt?.getTime() ?? 0;
	return now.getTime() < published + editHours * HOUR ? null : "edit-window-over";
};

/** Why this actor may not support this proposal, or null; the limit per person is counted when the support is given. */
export const supportRefusal = (
	actor: Actor,
	proposal: ProposalAsked,
	phase: PhaseAsked,
	now: Date,
): ParticipationRefusal | "not-published" | null => {
	if (proposal.state !== "published" || proposal.hiddenAt) return "not-published";
	return participationRefusal(actor, phase, "support", now);
};

/** Whether this actor may see what moderation has hidden: its authors, and those who decide. */
export const maySeeHidden = (actor: Actor, asked: Pick<ProposalAsked, "authorId" | "coAuthorIds">): boolean =>
	actor.kind === "system" ||
	(actor.kind === "staff" && (actor.role === "moderator" || actor.role === "admin")) ||
	isAuthor(actor, asked);
