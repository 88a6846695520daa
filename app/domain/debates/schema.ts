import { z } from "zod";

/** Longest comment, in characters. */
export const BODY_MOST = 5_000;
/** Longest quotation kept with an answer. */
export const QUOTE_MOST = 600;

/** Words people can read: at least two letters or digits, whatever the script. */
const words = (text: string) => (text.match(/[\p{L}\p{N}]/gu) ?? []).length >= 2;

const body = z.string().trim().min(1).max(BODY_MOST).refine(words, "debates:errors.noWords");

export const stances = ["for", "against", "neutral"] as const;

export type StanceKey = (typeof stances)[number];

export const subjectTypes = ["proposal", "passage"] as const;

export type SubjectType = (typeof subjectTypes)[number];

/** What a comment is about. */
export type Subject = { type: SubjectType; id: string };

/** A subject as addresses write it: «proposal:0198…». Null when it cannot be read. */
export const readSubject = (text: string | null): Subject | null => {
	const [type, id] = (text ?? "").split(":");
	const parsed = z.object({ type: z.enum(subjectTypes), id: z.uuid() }).safeParse({ type, id });
	return parsed.success ? parsed.data : null;
};

export const subjectText = ({ type, id }: Subject): string => `${type}:${id}`;

/** A comment as its form sends it. `commentId` is drawn when the form is shown: sending it twice makes one comment. */
export const commentSchema = z.object({
	commentId: z.uuid(),
	stance: z.enum(stances).default("neutral"),
	body,
	quote: z.string().trim().max(QUOTE_MOST).default(""),
	association: z.string().trim().max(120).default(""),
});

export const changeCommentSchema = z.object({ body, version: z.number().int().min(1) });

export const orders = ["fair", "recent"] as const;

export type Order = (typeof orders)[number];

/** How a debate is read, from the address of its page; what cannot be read is left out. */
export const debateAsked = z.object({
	order: z.enum(orders).catch("fair").default("fair"),
	after: z.string().max(200).optional().catch(undefined),
});
