import { describe, expect, it } from "vitest";
import { type GuideQuestion, likelyOnes, nextQuestion, remainingAfter } from "./guide";

const question = (id: string, ...answers: string[]): GuideQuestion => ({
	id,
	text: id,
	hint: "",
	answers: answers.map((label) => ({ id: `${id}-${label}`, label })),
});

const who = question("who", "parent", "club");
const age = question("age", "under-3", "3-5", "6-10");
const where = question("where", "here", "elsewhere");
const questions = [where, who, age];

const procedures = [
	{ slug: "creche", fits: ["who-parent", "age-under-3"] },
	{ slug: "maternelle", fits: ["who-parent", "age-3-5"] },
	{ slug: "elementaire", fits: ["who-parent", "age-6-10"] },
	{ slug: "subvention", fits: ["who-club"] },
];

describe("the questions of the search", () => {
	it("begin with the one that leaves the fewest procedures, and leave out those that tell nothing apart", () => {
		expect(nextQuestion(questions, procedures, [])?.id).toBe("age");
		expect(nextQuestion([where], procedures, [])).toBeNull();
	});

	it("keep the procedures that say nothing of a question", () => {
		const said = [{ questionId: "age", answerId: "age-3-5" }];
		expect(remainingAfter(questions, procedures, said).map(({ slug }) => slug)).toEqual(["maternelle", "subvention"]);
		expect(nextQuestion(questions, procedures, said)?.id).toBe("who");
	});

	it("offer only the answers that lead somewhere, each with how many procedures it leaves", () => {
		const onlyOld = procedures.slice(2, 3).concat(procedures.slice(0, 1));
		expect(nextQuestion([age], onlyOld, [])?.answers).toEqual([
			{ id: "age-under-3", label: "under-3", leaves: 1 },
			{ id: "age-6-10", label: "6-10", leaves: 1 },
		]);
	});

	it("are three at most, and stop when one procedure is left", () => {
		const unknown = (questionId: string) => ({ questionId, answerId: null });
		expect(nextQuestion(questions, procedures, ["a", "b", "c"].map(unknown))).toBeNull();
		expect(nextQuestion(questions, procedures, [{ questionId: "who", answerId: "who-club" }])).toBeNull();
	});

	it("do not come back once someone does not know, and an answer of a question removed counts for nothing", () => {
		expect(nextQuestion([age], procedures, [{ questionId: "age", answerId: null }])).toBeNull();
		expect(remainingAfter([], procedures, [{ questionId: "age", answerId: "age-3-5" }])).toHaveLength(4);
	});

	it("are asked only among the results about as near to what was typed as the best", () => {
		expect(likelyOnes([{ score: 2 }, { score: 1.4 }, { score: 0.3 }])).toHaveLength(2);
		expect(likelyOnes([])).toEqual([]);
	});
});
