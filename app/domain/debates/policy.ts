import { type Actor, accountOf } from "~/lib/actor";
import { permissionRefusal } from "../accounts/permissions";
import { type ParticipationRefusal, type PhaseAsked, participationRefusal } from "../consultations/policy";
import { EDIT_MINUTES } from "./rules";

/** What must be known of a comment to say who may change it. */
export type CommentAsked = {
	authorId: string | null;
	state: "held" | "published" | "withdrawn";
	hiddenAt: Date | null;
	createdAt: Date;
};

export type AuthorRefusal = ParticipationRefusal | "not-author" | "not-published" | "edit-window-over";

const isAuthor = (actor: Actor, { authorId }: Pick<CommentAsked, "authorId">) =>
	authorId !== null && accountOf(actor) === authorId;

/** Why this actor may not take back this comment, or null: its author may, whatever the phase. */
export const withdrawalRefusal = (actor: Actor, comment: CommentAsked): AuthorRefusal | null => {
	if (!isAuthor(actor, comment)) return "not-author";
	return comment.state === "withdrawn" || comment.hiddenAt ? "not-published" : null;
};

/** Why this actor may not correct this comment, or null: its author may, within `EDIT_MINUTES`, while the phase is open. */
export const changeRefusal = (
	actor: Actor,
	comment: CommentAsked,
	phase: PhaseAsked,
	now: Date,
): AuthorRefusal | null => {
	const refusal = withdrawalRefusal(actor, comment) ?? participationRefusal(actor, phase, "comment", now);
	if (refusal) return refusal;
	return now.getTime() < comment.createdAt.getTime() + EDIT_MINUTES * 60_000 ? null : "edit-window-over";
};

/** Whether this actor reads what is hidden or waits for a moderator: its author, and those who decide. */
export const seesHidden = (actor: Actor, comment: Pick<CommentAsked, "authorId">): boolean =>
	isAuthor(actor, comment) || permissionRefusal(actor, "moderation.decide") === null;
