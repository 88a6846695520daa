import { describe, expect, it } from "vitest";
import { z } from "zod";
import { answersShape, type Question, questionSchema, repliesOf } from "./question-schema";

const asked = (more: Partial<Question>): Question => ({
	...{ id: "a", kind: "short", label: "Pour qui ?", help: "", options: [], required: false, staffOnly: false },
	...more,
});

describe("a question of the city", () => {
	const form = { kind: "choice", label: "Pour qui ?", options: "Enfants\n\nEnfants\nTout le monde" };

	it("keeps each option once, and needs two to choose from", () => {
		expect(questionSchema.parse(form).options).toEqual(["Enfants", "Tout le monde"]);
		expect(questionSchema.safeParse({ ...form, options: "Enfants" }).success).toBe(false);
		expect(questionSchema.safeParse({ ...form, kind: "short", options: "" }).success).toBe(true);
	});

	it("refuses ten thousand options, and a label of emoji alone", () => {
		const options = Array.from({ length: 10_000 }, (_, index) => `Option ${index}`).join("\n");
		expect(questionSchema.safeParse({ ...form, options }).success).toBe(false);
		expect(questionSchema.safeParse({ ...form, label: "🙂🙂🙂" }).success).toBe(false);
	});
});

describe("an answer", () => {
	const judge = (question: Question, value: unknown) =>
		z.object(answersShape([question])).safeParse({ "q-a": value }).success;

	it("is one of the options, and needed only where the city says so", () => {
		const choice = asked({ kind: "choice", options: ["Enfants", "Tous"] });
		expect(judge(choice, "Enfants")).toBe(true);
		expect(judge(choice, "Personne")).toBe(false);
		expect(judge(choice, undefined)).toBe(true);
		expect(judge({ ...choice, required: true }, undefined)).toBe(false);
		expect(judge(asked({ kind: "choices", options: ["Enfants"], required: true }), [])).toBe(false);
	});

	it("is kept as text, empty ones not at all", () => {
		const questions = [asked({}), asked({ id: "b", kind: "number" }), asked({ id: "c", kind: "choices" })];
		expect(repliesOf(questions, { "q-a": "", "q-b": 12, "q-c": ["x", "y"] })).toEqual([
			{ questionId: "b", values: ["12"] },
			{ questionId: "c", values: ["x", "y"] },
		]);
	});
});
