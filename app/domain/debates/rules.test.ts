import { describe, expect, it } from "vitest";
import { inTurn, isQuoteOf, isWithinPace, pathsBelow, pathUnder, speakerOf, stanceOrder, trustOf } from "./rules";

const now = new Date("2026-05-12T10:00:00Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

describe("trust", () => {
	const person = { isStaff: false, confirmedAt: daysAgo(1), hidden: 0 };
	it.each([
		["somebody who arrived yesterday", person, "new"],
		["somebody here for a month", { ...person, confirmedAt: daysAgo(30) }, "known"],
		["somebody twice hidden lately", { ...person, confirmedAt: daysAgo(300), hidden: 2 }, "warned"],
		["a member of staff", { ...person, isStaff: true, hidden: 3 }, "staff"],
	] as const)("is for %s «%s»", (_, standing, trust) => {
		expect(trustOf(standing, now)).toBe(trust);
	});

	it("lets a new account write eight times an hour, and a warned one twice", () => {
		expect(isWithinPace("new", { hour: 7, day: 7 })).toBe(true);
		expect(isWithinPace("new", { hour: 8, day: 8 })).toBe(false);
		expect(isWithinPace("warned", { hour: 0, day: 5 })).toBe(false);
	});
});

describe("a thread", () => {
	it("is read in the order of its paths: each answer under what it answers, the oldest first", () => {
		const first = pathUnder(null, 7);
		const answer = pathUnder(first, 9);
		const later = pathUnder(first, 60_466_176);
		const under = pathUnder(answer, 70_000_000);
		const other = pathUnder(null, 8);
		expect([other, later, under, answer, first].sort()).toEqual([first, answer, under, later, other]);
	});

	it("has all the answers of a comment, and nothing else, between two paths", () => {
		const { from, to } = pathsBelow(pathUnder(null, 7));
		const isBelow = (path: string) => path > from && path < to;
		expect(isBelow(pathUnder(pathUnder(null, 7), 12))).toBe(true);
		expect(isBelow(pathUnder(null, 7))).toBe(false);
		expect(isBelow(pathUnder(null, 8))).toBe(false);
	});
});

describe("the fair order", () => {
	it("takes one from each side in turn, so that the most numerous does not bury the others", () => {
		const { items, taken } = inTurn([["f1", "f2", "f3", "f4"], ["a1"], ["n1", "n2"]], 6);
		expect(items).toEqual(["f1", "a1", "n1", "f2", "n2", "f3"]);
		expect(taken).toEqual([3, 1, 2]);
	});

	it("begins with another side for another reader", () => {
		expect(new Set([0, 1, 2].map((seed) => stanceOrder(seed)[0])).size).toBe(3);
	});
});

describe("a quotation", () => {
	it("must be words of the comment, line ends apart", () => {
		expect(isQuoteOf("un banc sous le tilleul", "Il faut un banc\nsous le  tilleul, à l’ombre.")).toBe(true);
		expect(isQuoteOf("deux bancs", "Il faut un banc.")).toBe(false);
	});
});

describe("who speaks", () => {
	const signedIn = { accountId: "a", name: "Nadia", sessionId: "s" };
	it("is said for officials, agents and associations", () => {
		expect(speakerOf({ kind: "staff", role: "elected", office: "Adjointe", ...signedIn }, "Vélo")).toEqual({
			kind: "official",
			office: "Adjointe",
		});
		expect(speakerOf({ kind: "staff", role: "moderator", office: null, ...signedIn }, "")).toEqual({
			kind: "agent",
			office: null,
		});
		expect(speakerOf({ kind: "resident", confirmed: true, ...signedIn }, "Vélo")).toEqual({
			kind: "association",
			office: "Vélo",
		});
		expect(speakerOf({ kind: "resident", confirmed: true, ...signedIn }, "")).toEqual({
			kind: "resident",
			office: null,
		});
	});
});
