import { type Actor, accountOf } from "~/lib/actor";
import { permissionRefusal } from "../accounts/permissions";
import { appealUntil } from "./rules";

/** What must be known of a case to say who may act on it. */
export type CaseAsked = {
	state: "open" | "kept" | "hidden" | "appealed" | "upheld" | "overturned";
	decidedById: string | null;
	decidedAt: Date | null;
	/** The author of the contribution. */
	authorId: string | null;
};

export type DecisionRefusal = "not-allowed" | "own-contribution" | "already-decided" | "same-moderator";

const moderatorRefusal = (actor: Actor, { authorId }: CaseAsked): DecisionRefusal | null => {
	if (permissionRefusal(actor, "moderation.decide")) return "not-allowed";
	return authorId !== null && accountOf(actor) === authorId ? "own-contribution" : null;
};

/** Why this actor may not decide this case, or null: moderators may, never about their own words. */
export const decisionRefusal = (actor: Actor, asked: CaseAsked): DecisionRefusal | null =>
	moderatorRefusal(actor, asked) ?? (asked.state === "open" ? null : "already-decided");

/** Why this actor may not decide this appeal, or null: as above, and never who decided first. */
export const appealDecisionRefusal = (actor: Actor, asked: CaseAsked): DecisionRefusal | null => {
	const refusal = moderatorRefusal(actor, asked);
	if (refusal) return refusal;
	if (asked.state !== "appealed") return "already-decided";
	return asked.decidedById !== null && accountOf(actor) === asked.decidedById ? "same-moderator" : null;
};

export type AppealRefusal = "not-author" | "not-hidden" | "already-appealed" | "too-late";

/** Why this actor may not appeal this decision, or null: the author may, once, within `APPEAL_DAYS`. */
export const appealRefusal = (actor: Actor, asked: CaseAsked, now: Date): AppealRefusal | null => {
	if (asked.authorId === null || accountOf(actor) !== asked.authorId) return "not-author";
	if (asked.state === "open" || asked.state === "kept") return "not-hidden";
	if (asked.state !== "hidden") return "already-appealed";
	return asked.decidedAt && now <= appealUntil(asked.decidedAt) ? null : "too-late";
};
