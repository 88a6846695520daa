import { describe, expect, it } from "vitest";
import { findGroups, mostGroups, nothingBefore, settledCount } from "./groups";
import { analysed, UNSEEN, votesEach } from "./matrix";
import { countByGroup, dividing, representativeOf, routingWeight, uniting } from "./opinions";

const idle = () => Promise.resolve();

/** Three camps of `size` people over 12 statements: each camp agrees on its own four, all agree on the last one. */
const threeCamps = (size: number) => {
	const statements = 13;
	const cells = new Int8Array(size * 3 * statements).fill(UNSEEN);
	for (let person = 0; person < size * 3; person += 1)
		for (let column = 0; column < statements; column += 1) {
			const isOwn = Math.floor(column / 4) === Math.floor(person / size) || column === 12;
			const isOff = (person * 7 + column * 3) % 11 === 0;
			if ((person + column) % 5 !== 0) cells[person * statements + column] = isOwn !== isOff ? 1 : -1;
		}
	return { people: size * 3, statements, cells };
};

describe("opinion groups", () => {
	it("finds three camps that exist, each person in theirs", async () => {
		const matrix = threeCamps(40);
		const found = await findGroups(matrix, idle);
		expect(found?.shown).toBe(3);
		const camps = [0, 1, 2].map((camp) => new Set(Array.from(found?.groupOf ?? []).slice(camp * 40, camp * 40 + 40)));
		expect(camps.map(({ size }) => size)).toEqual([1, 1, 1]);
	});

	it("gives the same answer each time, and the same names when people come", async () => {
		const first = await findGroups(threeCamps(40), idle);
		expect(await findGroups(threeCamps(40), idle)).toEqual(first);
		if (!first) throw new Error("groups are expected");
		const before = {
			...nothingBefore,
			axes: first.components.axes,
			shown: 3,
			winning: 3,
			streak: 1,
			middles: first.middles,
		};
		const later = await findGroups(threeCamps(60), idle, before);
		expect(later?.groupOf[0]).toBe(first.groupOf[0]);
		expect(later?.groupOf[179]).toBe(first.groupOf[119]);
	});

	it("shows another number of groups only after four runs in a row", () => {
		let before = { shown: 2 as number | null, winning: 2 as number | null, streak: 9 };
		const seen = [3, 3, 2, 3, 3, 3, 3].map((found) => {
			const { shown, streak } = settledCount(found, before);
			before = { shown, winning: found, streak };
			return shown;
		});
		expect(seen).toEqual([2, 2, 2, 2, 2, 2, 3]);
	});

	it("never looks for more than five groups, nor more than the people allow", () => {
		expect([5, 12, 24, 36, 10_000].map(mostGroups)).toEqual([2, 3, 4, 5, 5]);
	});

	it("analyses those who voted on seven statements, those analysed before, and at least fifteen people", () => {
		expect(analysed([7, 6, 0, 20], 30, () => false)).toEqual([0, 1, 3]);
		const many = [...Array(20).fill(8), 3, 2];
		expect(analysed(many, 30, (person) => person === 21)).toEqual([...Array(20).keys(), 21]);
		expect(analysed([3, 3, 2], 3, () => false)).toEqual([0, 1, 2]);
		expect(Array.from(votesEach(threeCamps(1)))).toEqual([10, 11, 11]);
	});
});

describe("what is said of groups", () => {
	it("unites what every group agrees on, divides what they answer differently", async () => {
		const matrix = threeCamps(40);
		const found = await findGroups(matrix, idle);
		if (!found) throw new Error("groups are expected");
		const counts = countByGroup(matrix, found.groupOf, 3);
		expect(uniting(counts)[0]).toMatchObject({ statement: 12, side: "agree" });
		expect(dividing(counts).map(({ statement }) => statement)).not.toContain(12);
		const own = representativeOf(counts, found.groupOf[0] ?? 0);
		expect(own[0]).toMatchObject({ side: "agree" });
		expect([0, 1, 2, 3]).toContain(own[0]?.statement);
		expect(own.length).toBeLessThanOrEqual(5);
	});

	it("says one thing at least of a group like the others", () => {
		const alike = [{ agree: 10, disagree: 10, seen: 20 }];
		expect(representativeOf([alike, alike], 0)).toHaveLength(1);
	});

	it("shows rarely seen and telling statements first", () => {
		const often = { seen: 200, agree: 100, pass: 10, distance: 0.2 };
		expect(routingWeight({ seen: 0, agree: 0, pass: 0, distance: 0 })).toBeGreaterThan(routingWeight(often));
		expect(routingWeight({ ...often, pass: 150 })).toBeLessThan(routingWeight(often));
		expect(routingWeight({ ...often, distance: 1 })).toBeGreaterThan(routingWeight(often));
	});
});
