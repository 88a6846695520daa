import { describe, expect, it } from "vitest";
import { changedShare, isMaterialChange } from "./material";

const before = { title: "Un banc devant l’école", body: "Il faut un banc à l’ombre devant l’école du centre." };

describe("a change of substance", () => {
	it("is one that its author says, however small", () => {
		const after = { ...before, title: "Deux bancs devant l’école" };
		expect(isMaterialChange(before, after, true)).toBe(true);
		expect(isMaterialChange(before, after, false)).toBe(false);
	});

	it("is one that changes three words in ten, whatever its author says", () => {
		const after = { ...before, body: "Il faut une fontaine et des arbres sur la place du marché." };
		expect(changedShare(before, after)).toBeGreaterThan(0.3);
		expect(isMaterialChange(before, after, false)).toBe(true);
	});

	it("is not a corrected letter", () => {
		expect(isMaterialChange({ ...before, body: before.body.replace("ombre", "omber") }, before, false)).toBe(false);
	});
});
