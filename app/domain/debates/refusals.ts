import type { Translate } from "~/i18n/namespaces";
import type { ParticipationRefusal } from "../consultations/policy";
import { MAX_DEPTH } from "./rules";

const own = [
	"absent",
	"parent-gone",
	"too-deep",
	"quote-not-found",
	"too-fast",
	"not-author",
	"not-published",
	"edit-window-over",
	"stale-version",
	"limit-reached",
	"full",
	"already-said",
	"voted-on",
	"passage-replaced",
	"stale-text",
	"nothing-changed",
	"note-needed",
] as const;

export type DebateRefusal = (typeof own)[number];

const isOwn = (refusal: string): refusal is DebateRefusal => own.includes(refusal as DebateRefusal);

/** A refusal in the reader's words: those of debates, else those of taking part. */
export const refusalText = (t: Translate, refusal: DebateRefusal | ParticipationRefusal): string =>
	isOwn(refusal) ? t(`debates:refusals.${refusal}`, { most: MAX_DEPTH + 1 }) : t(`consultations:refusals.${refusal}`);
