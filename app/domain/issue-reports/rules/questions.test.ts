import { describe, expect, it } from "vitest";
import { type Question, questionSchema } from "../schema";
import { answerFault, answerFaults, answersIn, answersInWords, hasUnseen, questionsShown } from "./questions";

const aQuestion = (question: Partial<Question> & Pick<Question, "code" | "kind">): Question =>
	questionSchema.parse({ label: { fr: question.code, en: question.code }, ...question });

const option = (key: string, stop?: string) => ({
	key,
	label: { fr: key.toUpperCase(), en: key },
	...(stop ? { stop: { fr: stop, en: stop } } : {}),
});

const fault = aQuestion({
	code: "panne",
	kind: "singlevaluelist",
	required: true,
	options: [option("eteinte"), option("fils", "Appelez le 18.")],
});
const since = aQuestion({
	code: "depuis",
	kind: "datetime",
	required: true,
	showIf: { question: "panne", in: ["eteinte"] },
});
const why = aQuestion({ code: "pourquoi", kind: "text", showIf: { not: { question: "depuis", in: ["x"] } } });
const questions = [fault, since, why];

const formOf = (values: [string, string][]) => {
	const form = new FormData();
	for (const [name, value] of values) form.append(name, value);
	return form;
};

describe("questions of a category", () => {
	it("are asked only when their condition holds", () => {
		expect(questionsShown(questions, {}).map(({ code }) => code)).toEqual(["panne", "pourquoi"]);
		expect(questionsShown(questions, { panne: "eteinte" }).map(({ code }) => code)).toContain("depuis");
	});

	it("join conditions with all, any and not", () => {
		const deep = aQuestion({
			code: "fin",
			kind: "string",
			showIf: {
				all: [
					{
						any: [
							{ question: "panne", in: ["eteinte"] },
							{ question: "autre", in: ["oui"] },
						],
					},
					{ not: { question: "panne", in: ["fils"] } },
				],
			},
		});
		expect(questionsShown([fault, deep], { panne: "eteinte" })).toHaveLength(2);
		expect(questionsShown([fault, deep], { panne: "fils" })).toHaveLength(1);
	});

	it("forget the answer of a question that is no longer asked, and what hung on it", () => {
		const form = formOf([
			["q_panne", "fils"],
			["q_depuis", "2026-05-01T10:00"],
		]);
		expect(answersIn(questions, form)).toEqual({ panne: "fils" });
	});

	it.each([
		["nothing said to a required question", fault, [], "required"],
		["an answer that is no option", fault, ["autre"], "not-an-option"],
		["an answer that ends the form", fault, ["fils"], "stop"],
		["a good answer", fault, ["eteinte"], null],
		["no moment", since, ["hier"], "not-a-date"],
		["the 31st of February", since, ["2026-13-31T10:00"], "not-a-date"],
		["a moment", since, ["2026-05-01T10:00"], null],
		["no number", aQuestion({ code: "n", kind: "number" }), ["deux"], "not-a-number"],
		["a number with a comma", aQuestion({ code: "n", kind: "number" }), ["2,5"], null],
		["nothing said to a question one may leave", aQuestion({ code: "n", kind: "number" }), [], null],
		["too much", aQuestion({ code: "t", kind: "text" }), ["a".repeat(4001)], "too-long"],
	] as const)("%s", (_, question, answers, expected) => {
		expect(answerFault(question, [...answers])).toBe(expected);
	});

	it("name every fault at once, of questions asked only", () => {
		expect(answerFaults(questions, {})).toEqual([["panne", "required"]]);
		expect(answerFaults(questions, { panne: "eteinte" })).toEqual([["depuis", "required"]]);
	});

	it("must have been seen before they count as left out", () => {
		expect(hasUnseen(questions, {}, "")).toBe(true);
		expect(hasUnseen(questions, { panne: "eteinte" }, "panne,pourquoi")).toBe(true);
		expect(hasUnseen(questions, { panne: "eteinte" }, "panne,depuis,pourquoi")).toBe(false);
	});

	it("are read with their answers in words by the agent", () => {
		expect(answersInWords(questions, { panne: "eteinte", phone: "02" }, "fr")).toEqual([
			{ question: "panne", answer: "ETEINTE" },
			{ question: "phone", answer: "02" },
		]);
	});
});
