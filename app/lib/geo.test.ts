import { describe, expect, it } from "vitest";
import { bboxAround, bboxOf, distance, isInside, type Line, nearestOnLine, pointAlong, type Shape } from "./geo";

const square: Shape = {
	type: "Polygon",
	coordinates: [
		[
			[0, 0],
			[2, 0],
			[2, 2],
			[0, 2],
			[0, 0],
		],
		[
			[0.5, 0.5],
			[1, 0.5],
			[1, 1],
			[0.5, 1],
			[0.5, 0.5],
		],
	],
};

const street: Line = [
	[-0.91, 47.21],
	[-0.9, 47.21],
];

describe("places", () => {
	it("are as far apart as the Earth says: Paris to Nantes, 343 km", () => {
		expect(distance({ lat: 48.8566, lng: 2.3522 }, { lat: 47.2184, lng: -1.5536 }) / 1000).toBeCloseTo(342.9, 0);
	});

	it("are inside a shape but not in its holes", () => {
		expect(isInside({ lat: 1.5, lng: 1.5 }, square)).toBe(true);
		expect(isInside({ lat: 0.7, lng: 0.7 }, square)).toBe(false);
		expect(isInside({ lat: 1, lng: 3 }, square)).toBe(false);
	});

	it("on a shared edge belong to exactly one of two neighbours", () => {
		const east: Shape = {
			type: "Polygon",
			coordinates: [
				[
					[2, 0],
					[4, 0],
					[4, 2],
					[2, 2],
					[2, 0],
				],
			],
		};
		const edge = { lat: 1, lng: 2 };
		expect([isInside(edge, square), isInside(edge, east)].filter(Boolean)).toHaveLength(1);
	});

	it("have a rectangle around them", () => {
		expect(bboxOf(square)).toEqual({ west: 0, south: 0, east: 2, north: 2 });
		const { west, east } = bboxAround({ lat: 47.2, lng: -0.9 }, 100);
		expect(distance({ lat: 47.2, lng: west }, { lat: 47.2, lng: east })).toBeCloseTo(200, 0);
	});
});

describe("a street's line", () => {
	it("is walked from its first point to its last", () => {
		expect(pointAlong(street, 0.5)).toMatchObject({ lat: 47.21 });
		expect(pointAlong(street, 0.5).lng).toBeCloseTo(-0.905, 6);
		expect(pointAlong(street, 1).lng).toBeCloseTo(-0.9, 6);
	});

	it("gives back the share, the distance and the side of a place beside it", () => {
		const right = pointAlong(street, 0.25, 8);
		const found = nearestOnLine(right, street);
		expect(found.share).toBeCloseTo(0.25, 3);
		expect(found.metres).toBeCloseTo(8, 1);
		expect(found.side).toBe("right");
		expect(nearestOnLine(pointAlong(street, 0.25, -8), street).side).toBe("left");
	});
});
