import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { consistencyProof, inclusionProof, isExtension, isIncluded, leafHash, rootOf } from "./merkle";

/** Reference entries and roots of the Certificate Transparency project, RFC 9162's own tree. */
const entries = [
	"",
	"00",
	"10",
	"2021",
	"3031",
	"40414243",
	"5051525354555657",
	"606162636465666768696a6b6c6d6e6f",
].map((hex) => Buffer.from(hex, "hex"));

const roots = [
	"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
	"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
	"fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
	"aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
	"d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
	"4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
	"76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
	"ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
	"5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

const leavesOf = (count: number) =>
	Array.from({ length: count }, (_, index) => leafHash(Buffer.from(`entry ${index}`)));

describe("the log", () => {
	it.each(roots.map((root, size) => [size, root] as const))("has the reference root with %i entries", (size, root) => {
		expect(rootOf(entries.slice(0, size).map(leafHash)).toString("hex")).toBe(root);
	});

	it("proves that each entry is in it, and only there", () => {
		for (let size = 1; size <= 40; size += 1) {
			const leaves = leavesOf(size);
			const root = rootOf(leaves);
			leaves.forEach((leaf, index) => {
				const proof = inclusionProof(index, leaves);
				expect(isIncluded({ leaf, index, size, root }, proof)).toBe(true);
				expect(isIncluded({ leaf: leafHash(Buffer.from("other")), index, size, root }, proof)).toBe(false);
				expect(isIncluded({ leaf, index: (index + 1) % (size + 1), size, root }, proof)).toBe(false);
				expect(isIncluded({ leaf, index, size, root }, [...proof, leaf])).toBe(false);
			});
		}
	});

	it("proves that it was only added to", () => {
		for (let second = 1; second <= 24; second += 1)
			for (let first = 1; first <= second; first += 1) {
				const leaves = leavesOf(second);
				const trees = { first, firstRoot: rootOf(leaves.slice(0, first)), second, secondRoot: rootOf(leaves) };
				const proof = consistencyProof(first, leaves);
				expect(isExtension(trees, proof)).toBe(true);
				expect(isExtension({ ...trees, firstRoot: leafHash(Buffer.from("rewritten")) }, proof)).toBe(false);
			}
	});

	it("shows any rewriting of what was there", () => {
		fc.assert(
			fc.property(fc.integer({ min: 2, max: 40 }), fc.nat(), fc.nat(), (second, a, b) => {
				const first = 1 + (a % (second - 1));
				const leaves = leavesOf(second);
				const firstRoot = rootOf(leaves.slice(0, first));
				const rewritten = leaves.map((leaf, index) =>
					index === b % first ? leafHash(Buffer.from("rewritten")) : leaf,
				);
				const trees = { first, firstRoot, second, secondRoot: rootOf(rewritten) };
				expect(isExtension(trees, consistencyProof(first, rewritten))).toBe(false);
			}),
		);
	});
});
