import type { Actor } from "~/lib/actor";
import { permissionRefusal } from "../accounts/permissions";
import type { FileForm, Stage } from "./assessment-schema";

/** What must be known of a file to say who may do what with it. */
export type FileAsked = {
	stage: string;
	analystId: string | null;
	supervisorId: string | null;
	deciderId: string | null;
	version: number;
};

export type FileRefusal =
	| "not-allowed"
	| "absent"
	| "not-yours"
	| "stale-version"
	| "decided-already"
	| "nothing-before"
	| "note-needed"
	| "analysis-missing"
	| "cost-missing"
	| "answer-missing"
	| "cites-missing"
	| "cite-unknown";

const holders = { analysis: "analystId", review: "supervisorId", decision: "deciderId" } as const;

/** Whose turn it is: the account awaited, or null when nobody is named or all is decided. */
export const awaited = (file: FileAsked): string | null =>
	file.stage === "decided" ? null : file[holders[file.stage as keyof typeof holders]];

/** Whether this actor works at the stage the file is at: the person named, or an administrator. */
export const isTheirTurn = (actor: Actor, file: FileAsked): boolean => {
	if (actor.kind !== "staff" || file.stage === "decided") return false;
	if (file.stage === "decision" && permissionRefusal(actor, "results.publish")) return false;
	return actor.role === "admin" || awaited(file) === actor.accountId;
};

/** Least length of an explanation people can use, in characters. */
const EXPLANATION = 20;
const ANSWER = 40;

/** What is missing before the stage can be passed, or null. `hasComments`: residents discussed the proposal. */
const missing = (stage: Stage, form: FileForm, hasComments: boolean): FileRefusal | null => {
	if (stage === "analysis") {
		if (!form.feasibility || !form.opinion || form.analysis.length < EXPLANATION) return "analysis-missing";
		return form.feasibility !== "no" && form.costEuros === null ? "cost-missing" : null;
	}
	if (!form.kind || form.answer.length < ANSWER) return "answer-missing";
	return hasComments && form.cites.length === 0 ? "cites-missing" : null;
};

/** Why this actor may not do this with this file, or null: its turn, its version, and what the stage asks for. */
export const fileRefusal = (
	actor: Actor,
	file: FileAsked | null,
	form: FileForm,
	hasComments: boolean,
): FileRefusal | null => {
	if (permissionRefusal(actor, "assessments.write")) return "not-allowed";
	if (!file) return "absent";
	if (form.move === "note") return form.note.length < 2 ? "note-needed" : null;
	if (file.stage === "decided") return "decided-already";
	if (!isTheirTurn(actor, file)) return "not-yours";
	if (file.version !== form.version) return "stale-version";
	if (form.move === "back") {
		if (file.stage === "analysis") return "nothing-before";
		return form.note.length < 10 ? "note-needed" : null;
	}
	return form.move === "conclude" ? missing(file.stage as Stage, form, hasComments) : null;
};

const order: Stage[] = ["analysis", "review", "decision", "decided"];

/** The stage a file is at after this. */
export const stageAfter = (stage: string, move: FileForm["move"]): Stage => {
	const index = order.indexOf(stage as Stage);
	const step = move === "conclude" ? 1 : move === "back" ? -1 : 0;
	return order[Math.min(order.length - 1, Math.max(0, index + step))] ?? "analysis";
};
