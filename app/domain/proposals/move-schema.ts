import { z } from "zod";
import { proposalSchema } from "./schema";

/** Days supporters have to say what becomes of their support. */
export const ANSWER_DAYS = 14;

/** Proposals merged at once, and parts of a split, at most. */
export const MOST_MERGED = 20;
export const MOST_PARTS = 5;

const { title, body } = proposalSchema.shape;

const reason = z.string().trim().min(20).max(1_000);

/** A merge as its form sends it: `proposalId` is drawn when the form is shown. */
export const mergeSchema = z.object({
	proposalId: z.uuid(),
	sources: z.array(z.uuid()).min(2, "proposals:refusals.too-few").max(MOST_MERGED),
	title,
	body,
	reason,
});

const part = (index: number) => ({ [`title${index}`]: title.optional(), [`body${index}`]: body.optional() });

/** A split: up to five parts, the first two needed. */
export const splitSchema = z
	.object({ title1: title, body1: body, title2: title, body2: body, ...part(3), ...part(4), ...part(5), reason })
	.superRefine((form, context) => {
		const texts = form as Record<string, unknown>;
		for (const index of [3, 4, 5])
			if (Boolean(texts[`title${index}`]) !== Boolean(texts[`body${index}`]))
				context.addIssue({
					...{ code: "custom", message: "proposals:moves.errors.half" },
					path: [texts[`title${index}`] ? `body${index}` : `title${index}`],
				});
	});

/** The parts a split form holds, in order. */
export const partsOf = (form: Record<string, unknown>): { title: string; body: string }[] =>
	Array.from({ length: MOST_PARTS }, (_, index) => index + 1).flatMap((index) => {
		const [title, body] = [form[`title${index}`], form[`body${index}`]];
		return typeof title === "string" && typeof body === "string" ? [{ title, body }] : [];
	});

export const moveAnswers = ["move", "keep", "withdraw"] as const;

export type MoveAnswer = (typeof moveAnswers)[number];

export const answerMoveSchema = z.object({
	answer: z.enum(moveAnswers),
	/** The parts of a split the support goes to. */
	targets: z.array(z.uuid()).max(MOST_PARTS).default([]),
});
