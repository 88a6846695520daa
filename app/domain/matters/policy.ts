import { permissionRefusal } from "~/domain/accounts/permissions";
import type { Actor } from "~/lib/actor";

export const states = ["new", "open", "waiting_resident", "waiting_other", "answered", "closed", "reopened"] as const;

export type State = (typeof states)[number];

/** What can happen to a matter. */
export type Move = "resident_writes" | "answer" | "ask" | "keep_open" | "wait_other" | "take" | "close" | "reopen";

const living: State[] = ["new", "open", "waiting_resident", "waiting_other", "answered", "reopened"];

/** From which states a move leads where; what is not here is refused. */
const moves: Record<Move, Partial<Record<State, State>>> = {
	resident_writes: {
		new: "new",
		open: "open",
		reopened: "reopened",
		waiting_resident: "open",
		waiting_other: "open",
		answered: "reopened",
		closed: "reopened",
	},
	answer: Object.fromEntries([...living, "closed" as const].map((state) => [state, "answered"])),
	ask: Object.fromEntries([...living, "closed" as const].map((state) => [state, "waiting_resident"])),
	keep_open: Object.fromEntries([...living, "closed" as const].map((state) => [state, "open"])),
	wait_other: { new: "waiting_other", open: "waiting_other", reopened: "waiting_other" },
	take: {
		new: "open",
		open: "open",
		reopened: "reopened",
		waiting_resident: "waiting_resident",
		waiting_other: "waiting_other",
	},
	close: Object.fromEntries(living.map((state) => [state, "closed"])),
	reopen: { answered: "reopened", closed: "reopened", waiting_other: "open", waiting_resident: "open" },
};

/** The state after a move, or null when the move makes no sense from here. */
export const stateAfter = (state: State, move: Move): State | null => moves[move][state] ?? null;

/** Whose turn it is. */
export const deskOf = (state: State): "city" | "waiting" | "done" => {
	if (state === "waiting_resident" || state === "waiting_other") return "waiting";
	return state === "answered" || state === "closed" ? "done" : "city";
};

export type AnswerRefusal =
	| "not-allowed"
	| "joined-elsewhere"
	| "changed-meanwhile"
	| "not-from-here"
	| "answer-changed";

type Facts = { joinedIntoId: string | null; lastMessageId: string | null };

/** Why this actor may not answer now: not staff who answer, joined into another, or someone wrote since they read. */
export const answerRefusal = (actor: Actor, matter: Facts, seen: string): AnswerRefusal | null => {
	if (permissionRefusal(actor, "matters.answer")) return "not-allowed";
	if (matter.joinedIntoId) return "joined-elsewhere";
	return seen !== "" && matter.lastMessageId !== null && seen !== matter.lastMessageId ? "changed-meanwhile" : null;
};
