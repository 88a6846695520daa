import { describe, expect, it } from "vitest";
import { decisionsOf, resultsTable } from "./rules";

const [a, b, c] = ["a", "b", "c"].map((id) => ({ id, title: id.toUpperCase() })) as [
	{ id: string; title: string },
	{ id: string; title: string },
	{ id: string; title: string },
];

describe("the answer to each proposal", () => {
	const items = [{ subjectId: "a", kind: "taken-up" as const, reason: "Oui." }];

	it("is its own, or the one given to all the others", () => {
		expect(decisionsOf([a, b], { items, others: "Pas cette année." })).toEqual([
			{ subjectId: "a", title: "A", kind: "taken-up", reason: "Oui." },
			{ subjectId: "b", title: "B", kind: "not-taken-up", reason: "Pas cette année." },
		]);
	});

	it("is still missing when neither was written", () => {
		expect(decisionsOf([a, b], { items, others: "" })[1]).toMatchObject({ kind: "" });
	});
});

describe("the table of results", () => {
	it("follows the count", () => {
		const decisions = [a, b, c].map(({ id, title }) => ({
			subjectId: id,
			title,
			kind: "in-part" as const,
			reason: ".",
		}));
		const lines = [
			{ id: "b", title: "B", votes: 5, rank: 1 },
			{ id: "a", title: "A", votes: 2, rank: 2 },
			{ id: "c", title: "C", votes: 0, rank: 3 },
		];
		const vote = { title: "", limit: 1, ballots: 7, ballotsHash: "", rulesHash: "", closedAt: "", lines };
		expect(resultsTable(decisions, { vote }).map(({ title, votes }) => [title, votes])).toEqual([
			["B", 5],
			["A", 2],
			["C", 0],
		]);
	});
});
