import { describe, expect, it } from "vitest";
import { nobody } from "~/lib/assurance";
import { assuranceOf, identityPath, ladderOf, needRefusal, nextStep } from "./ladder";

const now = new Date("2026-05-12T10:00:00Z");
const later = new Date("2027-05-12T10:00:00Z");
const before = new Date("2025-05-12T10:00:00Z");
const fact = (kind: string, level: number, expiresAt: Date | null = null, revokedAt: Date | null = null) => ({
	...{ kind, level, expiresAt, revokedAt },
});
const ways = { franceconnect: true, franceconnectPlus: true };

describe("the ladder", () => {
	it.each([
		["nothing proved", false, [], 0, false],
		["an address", true, [], 1, false],
		["a residence still valid", true, [fact("residence", 2, later)], 2, true],
		["a residence that has lapsed", true, [fact("residence", 2, before)], 1, false],
		["FranceConnect alone says nothing of where one lives", false, [fact("identity", 3)], 3, false],
		["both", true, [fact("identity", 3), fact("residence", 2, later)], 3, true],
		["FranceConnect+", false, [fact("identity", 4)], 4, false],
		["an identity taken away", true, [fact("identity", 4, null, before)], 1, false],
	])("%s", (_, isConfirmed, facts, identity, residence) => {
		expect(ladderOf({ isConfirmed, facts, strength: 1 }, now)).toEqual({ identity, authentication: 1, residence });
	});

	it("a strong sign-in says nothing of who signs in", () => {
		expect(ladderOf({ isConfirmed: false, facts: [], strength: 2 }, now)).toMatchObject({
			identity: 0,
			authentication: 2,
		});
	});

	it("knows nobody when nobody is signed in", () => {
		expect(assuranceOf({ kind: "visitor" })).toEqual(nobody);
	});
});

describe("the next step", () => {
	const at = (identity: 0 | 1 | 2 | 3 | 4, residence = false) => ({ identity, authentication: 1 as const, residence });

	it.each([
		[nobody, { identity: 3 as const }, "sign-in"],
		[at(0), { identity: 1 as const }, "confirm"],
		[at(1), { identity: 2 as const }, "residence"],
		[at(3), { identity: 2 as const }, null],
		[at(3), { identity: 2 as const, residence: true as const }, "residence"],
		[at(2), { identity: 3 as const }, "franceconnect"],
		[at(3), { identity: 4 as const }, "franceconnect-plus"],
		[at(4), { authentication: 2 as const }, "second-factor"],
	])("from %o towards %o is %s", (has, needs, step) => {
		expect(nextStep(has, needs, ways)).toBe(step);
		expect(needRefusal(has, needs) === null).toBe(step === null);
	});

	it("is none where the city has no way to it, and the act stays refused", () => {
		const none = { franceconnect: false, franceconnectPlus: false };
		expect(nextStep(at(1), { identity: 4 }, none)).toBeNull();
		expect(needRefusal(at(1), { identity: 4 })).toBe("identity-needed");
	});

	it("has an address that says what was asked and where to come back", () => {
		expect(identityPath({ identity: 3, residence: true }, "/consultations/parc/vote")).toBe(
			"/me/identity?identity=3&residence=1&to=%2Fconsultations%2Fparc%2Fvote",
		);
	});
});
