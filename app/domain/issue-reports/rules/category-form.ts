import { z } from "zod";
import { type Condition, type Question, questionSchema } from "../schema";

const name = z.string().trim().min(1).max(120);

const described = z.string().trim().max(300).default("");

const nothing = (value: string | undefined) => value || null;

/** What an administrator says of a category. `code` is given once, when it is made; empty: made from its name. */
export const categoryFormSchema = z.object({
	nameFr: name,
	nameEn: name,
	descriptionFr: described,
	descriptionEn: described,
	keywords: z.string().trim().max(1000).default(""),
	code: z
		.string()
		.trim()
		.regex(/^[a-z0-9-]{1,60}$/, "issue-reports:errors.categoryCode")
		.optional()
		.transform(nothing),
	parentId: z.uuid().optional().transform(nothing),
	unitCode: z.string().max(80).optional().transform(nothing),
	delayWorkingDays: z.coerce
		.number()
		.int()
		.min(1)
		.max(365)
		.optional()
		.transform((days) => days ?? null),
	open311Mode: z.enum(["realtime", "batch"]).default("realtime"),
	layers: z.array(z.uuid()).max(100).default([]),
	active: z.boolean().default(false),
});

export type CategoryForm = z.infer<typeof categoryFormSchema>;

const text = (most: number) => z.string().trim().max(most).default("");

const optionLine = z.object({
	key: text(40),
	fr: text(120),
	en: text(120),
	stopFr: text(300),
	stopEn: text(300),
});

const isList = (kind: string) => kind === "singlevaluelist" || kind === "multivaluelist";

/** What an administrator says of a question. `ticks` are «code=key» of the answers under which it is asked. */
export const questionFormSchema = z
	.object({
		kind: questionSchema.shape.kind,
		labelFr: name,
		labelEn: name,
		helpFr: text(120),
		helpEn: text(120),
		required: z.boolean().default(false),
		options: z
			.array(optionLine)
			.max(40)
			.default([])
			.transform((lines) => lines.filter(({ fr, en }) => fr || en)),
		joint: z.enum(["all", "any"]).default("all"),
		ticks: z.array(z.string().max(81)).max(200).default([]),
	})
	.refine(({ kind, options }) => !isList(kind) || options.length >= 2, {
		path: ["options"],
		error: "issue-reports:errors.optionsTwo",
	})
	.refine(({ options }) => options.every(({ fr, en, stopFr, stopEn }) => fr && en && !stopFr === !stopEn), {
		path: ["options"],
		error: "issue-reports:errors.optionsBoth",
	})
	.refine(({ helpFr, helpEn }) => !helpFr === !helpEn, { path: ["helpEn"], error: "issue-reports:errors.helpBoth" });

export type QuestionForm = z.infer<typeof questionFormSchema>;

/** Letters and digits of a text, joined by `joint`: «Où est le trou ?» → «ou-est-le-trou». */
export const codeOf = (words: string, joint: "-" | "_", longest: number): string =>
	words
		.normalize("NFD")
		.replace(/\p{Diacritic}/gu, "")
		.replace(/œ/gi, "oe")
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, joint)
		.slice(0, longest)
		.replace(/^[-_]+|[-_]+$/g, "");

/** The code, or the first of code_2, code_3… that is not taken. */
const unlike = (code: string, taken: string[], longest: number): string => {
	if (!taken.includes(code)) return code;
	for (let number = 2; ; number += 1) {
		const tried = `${code.slice(0, longest - 4)}_${number}`;
		if (!taken.includes(tried)) return tried;
	}
};

/** A condition as ticks of the form; null when it is more than ticks can say. */
export const ticksOf = (condition: Condition | undefined): { joint: "all" | "any"; ticks: string[] } | null => {
	if (!condition) return { joint: "all", ticks: [] };
	const joint = "any" in condition ? "any" : "all";
	const parts = "any" in condition ? condition.any : "all" in condition ? condition.all : [condition];
	const ticks = parts.map((part) => ("question" in part ? part.in.map((key) => `${part.question}=${key}`) : null));
	return ticks.some((part) => part === null) ? null : { joint, ticks: ticks.flatMap((part) => part ?? []) };
};

const conditionOf = ({ joint, ticks }: QuestionForm, before: Question[]): Condition | undefined => {
	const parts = before.flatMap(({ code, options }) => {
		const chosen = options.map(({ key }) => key).filter((key) => ticks.includes(`${code}=${key}`));
		return chosen.length > 0 ? [{ question: code, in: chosen }] : [];
	});
	if (parts.length < 2) return parts[0];
	return joint === "any" ? { any: parts } : { all: parts };
};

const optionsOf = (lines: QuestionForm["options"]): Question["options"] => {
	const keys: string[] = [];
	return lines.map(({ key, fr, en, stopFr, stopEn }) => {
		const own = unlike(key || codeOf(fr, "_", 40) || "choix", keys, 40);
		keys.push(own);
		return { key: own, label: { fr, en }, ...(stopFr ? { stop: { fr: stopFr, en: stopEn } } : {}) };
	});
};

/** The question a form says, among the others: `code` of the one it changes, null for a new one at the end. */
export const questionOf = (form: QuestionForm, code: string | null, questions: Question[]): Question => {
	const index = questions.findIndex((one) => one.code === code);
	const before = index < 0 ? questions : questions.slice(0, index);
	const old = questions[index];
	const codes = questions.map((one) => one.code);
	const showIf = conditionOf(form, before) ?? (ticksOf(old?.showIf) === null ? old?.showIf : undefined);
	return {
		code: old?.code ?? unlike(codeOf(form.labelFr, "_", 40) || "question", codes, 40),
		kind: form.kind,
		label: { fr: form.labelFr, en: form.labelEn },
		...(form.helpFr ? { help: { fr: form.helpFr, en: form.helpEn } } : {}),
		required: form.kind !== "notice" && form.required,
		options: isList(form.kind) ? optionsOf(form.options) : [],
		...(showIf ? { showIf } : {}),
	};
};

const askedIn = (condition: Condition): string[] => {
	if ("all" in condition) return condition.all.flatMap(askedIn);
	if ("any" in condition) return condition.any.flatMap(askedIn);
	if ("not" in condition) return askedIn(condition.not);
	return condition.in.map((key) => `${condition.question}=${key}`);
};

/** Whether each condition asks only for answers that an earlier question offers. */
export const isInOrder = (questions: Question[]): boolean => {
	const known: string[] = [];
	return questions.every(({ code, options, showIf }) => {
		const holds = !showIf || askedIn(showIf).every((answer) => known.includes(answer));
		known.push(...options.map(({ key }) => `${code}=${key}`));
		return holds;
	});
};

export type QuestionsChange =
	| { kind: "save"; code: string | null; form: QuestionForm }
	| { kind: "remove"; code: string }
	| { kind: "shift"; code: string; step: -1 | 1 };

/** The questions after a change; null when it names a question that is not there. */
export const changedQuestions = (questions: Question[], change: QuestionsChange): Question[] | null => {
	const index = questions.findIndex(({ code }) => code === change.code);
	if (change.kind === "save") {
		if (change.code !== null && index < 0) return null;
		const question = questionOf(change.form, change.code, questions);
		return index < 0 ? [...questions, question] : questions.map((one, at) => (at === index ? question : one));
	}
	const moved = questions[index];
	if (!moved) return null;
	const others = questions.filter((one) => one !== moved);
	return change.kind === "remove" ? others : others.toSpliced(Math.max(0, index + change.step), 0, moved);
};
