import { describe, expect, it } from "vitest";
import { blocksOf, plainSituations, readBlocks, situationOf, situationTree } from "./blocks";

const ID = "019ae5f4-8c00-7000-8000-000000000001";

describe("parts of a campaign for some only", () => {
	it.each([...plainSituations, `area:${ID}`, `segment:${ID}`])("«%s» is a rule and back", (choice) => {
		const tree = situationTree(choice);
		expect(tree && situationOf(tree)).toBe(choice);
	});

	it.each(["vote:yes", "area", "follows:politics", "segment:1 OR 1=1", "constructor", ""])("«%s» is none", (choice) =>
		expect(situationTree(choice)).toBeNull());

	it("need both a situation and words, and are three at most", () => {
		const good = { when: "answer-awaited", text: " Répondez. " };
		expect(blocksOf([good, { when: "", text: "perdu" }, { when: "answer-awaited", text: " " }, good])).toEqual([
			{ when: { field: "answer-awaited", operator: "yes", values: [] }, text: "Répondez." },
		]);
	});

	it("are read by nobody once their rule is unreadable", () => {
		expect(readBlocks([{ when: { sql: "true" }, text: "x" }])).toEqual([{ when: { any: [] }, text: "x" }]);
		expect(readBlocks("x")).toEqual([]);
	});
});
