import { describe, expect, it } from "vitest";
import { addTo, removeAt, switchAt, turnAt } from "./edit";
import { depthOf, expandTree, fieldOf, readTree, type Tree } from "./tree";

const french: Tree = { field: "language", operator: "is", values: ["fr"] };
const reporters: Tree = { field: "reports-filed", operator: "at-least", values: ["2"] };
const nested = (depth: number): unknown => (depth === 0 ? french : { not: nested(depth - 1) });
const ID = "019ae5f4-8c00-7000-8000-000000000001";
const OTHER = "019ae5f4-8c00-7000-8000-000000000002";

describe("the language of segments", () => {
	it.each<[string, unknown]>([
		["an unknown field", { field: "votes", operator: "is", values: ["x"] }],
		["a name of the language itself as a field", { field: "constructor", operator: "is", values: ["x"] }],
		["SQL as a field", { field: "language' OR 1=1 --", operator: "is", values: ["fr"] }],
		["SQL as an operator", { field: "language", operator: "is OR true", values: ["fr"] }],
		["SQL as a choice", { field: "language", operator: "is", values: ["fr' OR '1'='1"] }],
		["SQL as a number", { field: "reports-filed", operator: "at-least", values: ["0 OR 1=1"] }],
		["a number too large", { field: "reports-filed", operator: "at-least", values: ["99999999"] }],
		["an operator of another kind", { field: "language", operator: "at-least", values: ["1"] }],
		["no value", { field: "language", operator: "is", values: [] }],
		["two keys at once", { all: [], any: [] }],
		["a stranger's key", { all: [], sql: "DROP TABLE x" }],
		["a list", [french]],
		["nothing", null],
		["text", "bonjour"],
	])("refuses %s", (_, tree) => expect(readTree(tree)).toEqual({ ok: false, reason: "unreadable" }));

	it("refuses what is too deep or too large, without reading it to the end", () => {
		expect(readTree(nested(5)).ok).toBe(true);
		expect(readTree(nested(6))).toEqual({ ok: false, reason: "too-deep" });
		expect(readTree(`${'{"not":'.repeat(5_000)}`)).toEqual({ ok: false, reason: "too-deep" });
		expect(readTree({ all: [{ all: Array(30).fill(french) }, { all: Array(30).fill(french) }] })).toEqual({
			ok: false,
			reason: "too-large",
		});
	});

	it("knows no fact about votes, opinions or texts", () => {
		for (const key of [
			"vote",
			"votes",
			"support",
			"supports",
			"opinion",
			"text",
			"ballot",
			"birth-date",
			"address",
			"__proto__",
			"toString",
		])
			expect(fieldOf(key)).toBeNull();
	});

	it("puts named segments in their place, and refuses circles and strangers", () => {
		const known = new Map<string, Tree>([
			[ID, { all: [reporters, { in: OTHER }] }],
			[OTHER, french],
		]);
		expect(expandTree({ in: ID }, known)).toEqual({ ok: true, tree: { all: [reporters, french] } });
		expect(expandTree({ in: ID }, new Map([...known, [OTHER, { not: { in: ID } }]]))).toEqual({
			ok: false,
			reason: "circle",
		});
		expect(expandTree({ in: ID }, new Map())).toEqual({ ok: false, reason: "unknown-segment" });
	});

	it("refuses segments of segments that would grow without end", () => {
		const ids = Array.from({ length: 5 }, (_, index) => `${ID.slice(0, -1)}${index + 1}`);
		const known = new Map<string, Tree>(
			ids.map((id, index) => [id, index === 4 ? french : { all: Array(20).fill({ in: ids[index + 1] }) }]),
		);
		expect(expandTree({ in: ids[0] ?? "" }, known)).toEqual({ ok: false, reason: "too-large" });
	});
});

describe("the builder", () => {
	it("adds, turns, switches and removes, step by step", () => {
		let tree: Tree = { all: [] };
		tree = addTo(tree, "", french as never);
		tree = addTo(tree, "", { all: [] });
		tree = addTo(tree, "1", reporters as never);
		tree = switchAt(tree, "1");
		tree = turnAt(tree, "0");
		expect(tree).toEqual({ all: [{ not: french }, { any: [reporters] }] });
		expect(removeAt(turnAt(tree, "0"), "1")).toEqual({ all: [french] });
		expect(removeAt(tree, "")).toEqual({ all: [] });
		expect(removeAt(tree, "7.3")).toEqual(tree);
		expect(depthOf(tree)).toBe(3);
	});
});
