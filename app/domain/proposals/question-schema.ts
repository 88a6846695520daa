import { z } from "zod";
import { type ChangeForm, changeProposalSchema, type ProposalForm, proposalSchema } from "./schema";

export const questionKinds = ["short", "long", "number", "choice", "choices"] as const;

export type QuestionKind = (typeof questionKinds)[number];

/** Options of one question, and questions of one phase, at most. */
export const MOST_OPTIONS = 100;
export const MOST_QUESTIONS = 30;

export type Question = {
	id: string;
	kind: QuestionKind;
	label: string;
	help: string;
	options: string[];
	required: boolean;
	staffOnly: boolean;
};

/** One option a line; empty lines and repetitions are dropped. */
const options = z
	.string()
	.default("")
	.transform((text) => [...new Set(text.split("\n").map((line) => line.trim()))].filter(Boolean))
	.refine((lines) => lines.length <= MOST_OPTIONS, "proposals:questions.errors.tooManyOptions")
	.refine((lines) => lines.every((line) => line.length <= 120), "proposals:questions.errors.optionTooLong");

/** A question as its form sends it. */
export const questionSchema = z
	.object({
		kind: z.enum(questionKinds),
		label: z
			.string()
			.trim()
			.max(160)
			.refine((text) => (text.match(/[\p{L}\p{N}]/gu) ?? []).length >= 3, "proposals:questions.errors.labelTooShort"),
		help: z.string().trim().max(300).default(""),
		options,
		required: z.boolean().default(false),
		staffOnly: z.boolean().default(false),
	})
	.superRefine(({ kind, options }, context) => {
		if (kind.startsWith("choice") && options.length < 2)
			context.addIssue({ code: "custom", path: ["options"], message: "proposals:questions.errors.fewOptions" });
	});

export type QuestionForm = z.infer<typeof questionSchema>;

/** The name of the field that answers a question. */
export const fieldName = (questionId: string): string => `q-${questionId}`;

const choiceOf = (options: string[]) =>
	z.string().refine((text) => options.includes(text), "proposals:questions.errors.notAnOption");

const answerOf = ({ kind, options, required }: Question): z.ZodType => {
	if (kind === "number") {
		const number = z.number().min(-1e12).max(1e12);
		return required ? number : number.optional();
	}
	if (kind === "choices") {
		const many = z.array(choiceOf(options)).max(options.length);
		return required ? many.min(1) : many.default([]);
	}
	const text =
		kind === "choice"
			? choiceOf(options)
			: z
					.string()
					.trim()
					.max(kind === "short" ? 200 : 5_000);
	return required ? text : text.optional();
};

/** The fields these questions add to the form of a proposal. */
export const answersShape = (questions: readonly Question[]): Record<string, z.ZodType> =>
	Object.fromEntries(questions.map((question) => [fieldName(question.id), answerOf(question)]));

/** The form of a proposal with the questions of its phase. */
export const proposalFormSchema = (questions: readonly Question[]) =>
	proposalSchema.extend(answersShape(questions)) as unknown as z.ZodType<ProposalForm & Record<string, unknown>>;

/** The form that changes a proposal, with the questions of its phase. */
export const changeFormSchema = (questions: readonly Question[]) =>
	changeProposalSchema.extend(answersShape(questions)) as unknown as z.ZodType<ChangeForm & Record<string, unknown>>;

/** Answers as the fields of these questions show them again. */
export const answersShown = (
	questions: readonly Question[],
	replies: readonly { questionId: string; values: string[] }[],
): Record<string, string | string[]> =>
	Object.fromEntries(
		questions.flatMap(({ id, kind }) => {
			const values = replies.find(({ questionId }) => questionId === id)?.values ?? [];
			return values.length > 0 ? [[fieldName(id), kind === "choices" ? values : (values[0] ?? "")]] : [];
		}),
	);

/** What a form answered, question by question, as it is stored: no row for what was left empty. */
export const repliesOf = (questions: readonly Question[], form: Record<string, unknown>) =>
	questions.flatMap(({ id }) => {
		const value = form[fieldName(id)];
		const values = (Array.isArray(value) ? value : [value])
			.filter((one) => one !== undefined && one !== null && one !== "")
			.map(String);
		return values.length > 0 ? [{ questionId: id, values }] : [];
	});
