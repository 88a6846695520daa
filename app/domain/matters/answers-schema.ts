import { z } from "zod";
import { smsSize, toGsm } from "~/domain/channels/rules/gsm";
import { askedWord } from "~/domain/channels/rules/words";
import { unknownMarks } from "./rules/variables";
import { outcomes, topics } from "./schema";

/** The longest public post every network takes: Bluesky's 300 signs. */
export const POST_LIMIT = 300;

export const SHORT_LIMIT = 300;

const words = (least: number, most: number, { isPublic = true } = {}) =>
	z
		.string()
		.trim()
		.min(least)
		.max(most)
		.refine((text) => unknownMarks(text, { isPublic }).length === 0, "matters:answers.errors.unknownMark");

/** One SMS and no more: what it says must not depend on a second part. */
const oneSms = words(2, 480).refine((text) => smsSize(toGsm(text)).parts === 1, "matters:answers.errors.sms");

/** A canonical answer as it is written: every form of it at once. */
export const answerTextSchema = z.object({
	question: words(8, 160),
	topic: z.enum(topics),
	procedureSlug: z.string().trim().max(120).default(""),
	/** The word that asks for it by SMS; STOP and its kin are taken. */
	keyword: z
		.string()
		.trim()
		.max(20)
		.default("")
		.refine((text) => text === "" || askedWord(text) !== null, "matters:answers.errors.keyword")
		.transform((text) => askedWord(text) ?? ""),
	body: words(10, 6_000),
	short: words(5, SHORT_LIMIT),
	sms: oneSms,
	post: words(5, POST_LIMIT),
	sources: z.string().trim().max(400).default(""),
	validUntil: z.union([z.iso.date(), z.literal("")]).default(""),
	/** The version the author had before their eyes; 0 for a new answer. */
	version: z.coerce.number().int().min(0),
});

type Written = z.infer<typeof answerTextSchema>;

/** An answer without a word of its own is not asked for by SMS. */
export type AnswerText = Omit<Written, "keyword"> & Partial<Pick<Written, "keyword">>;

/** A macro as its form gives it; empty fields are no step. */
export const macroFormSchema = z.object({
	name: z.string().trim().min(3).max(80),
	write: z
		.string()
		.trim()
		.max(2_000)
		.refine((text) => unknownMarks(text, { isPublic: false }).length === 0, "matters:answers.errors.unknownMark")
		.default(""),
	answer: z.string().trim().max(120).default(""),
	route: z.union([z.enum(topics), z.literal("")]).default(""),
	assign: z.enum(["me", "nobody", ""]).default(""),
	urgent: z.literal("on").optional(),
	note: z.string().trim().max(1_000).default(""),
	outcome: z.union([z.enum(outcomes), z.literal("")]).default(""),
});

export type MacroForm = z.infer<typeof macroFormSchema>;
