import type { Actor } from "~/lib/actor";
import { accountOf } from "~/lib/actor";
import { managementRefusal } from "./policy";

export type ReviewKind = "asked" | "approved" | "sent-back";

export type Review = { kind: string; version: number; byId: string };

/** Where the sign-off of a draft stands; `outdated`: changed since it was approved. */
export type SignOff = "none" | "asked" | "approved" | "sent-back" | "outdated";

/** The sign-off of a draft at this version, from what was said of it, oldest first. */
export const signOffOf = (reviews: readonly Review[], version: number): SignOff => {
	const last = reviews.at(-1);
	if (!last) return "none";
	if (last.kind !== "approved") return last.kind as "asked" | "sent-back";
	return last.version === version ? "approved" : "outdated";
};

/** Whether a draft may be published: nobody asked for a sign-off, or the draft as it is was approved. */
export const isSignedOff = (reviews: readonly Review[], version: number): boolean => {
	const state = signOffOf(reviews, version);
	return state === "none" || state === "approved";
};

export type ReviewRefusal =
	| "not-allowed"
	| "absent"
	| "already-published"
	| "stale-version"
	| "two-people"
	| "not-asked"
	| "note-needed";

type Asked = { kind: ReviewKind; version: number; note: string };

/** Why this actor may not say this of a draft, or null: who asked does not approve, and sending back needs a reason. */
export const reviewRefusal = (
	actor: Actor,
	draft: { state: string; version: number; reviews: readonly Review[] } | null,
	{ kind, version, note }: Asked,
): ReviewRefusal | null => {
	if (managementRefusal(actor)) return "not-allowed";
	if (!draft) return "absent";
	if (draft.state !== "draft") return "already-published";
	if (draft.version !== version) return "stale-version";
	if (kind === "asked") return null;
	const asker = draft.reviews.findLast((review) => review.kind === "asked");
	if (!asker || draft.reviews.at(-1)?.kind !== "asked") return "not-asked";
	if (asker.byId === accountOf(actor)) return "two-people";
	return kind === "sent-back" && note.length < 10 ? "note-needed" : null;
};
