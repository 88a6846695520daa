import { describe, expect, it } from "vitest";
import { frameAfter, frameBetween, inside } from "./blur";

const frame = { x: 0.4, y: 0.4, width: 0.2, height: 0.2 };

describe("a part to hide", () => {
	it("is moved by arrows and sized by Shift and arrows", () => {
		expect(frameAfter(frame, "ArrowLeft", false)?.x).toBeCloseTo(0.38);
		expect(frameAfter(frame, "ArrowRight", true)?.width).toBeCloseTo(0.22);
		expect(frameAfter(frame, "Enter", false)).toBeNull();
	});

	it("never leaves the photo nor becomes too small to take hold of", () => {
		expect(inside({ x: -1, y: 2, width: 0, height: 3 })).toEqual({ x: 0, y: 0, width: 0.04, height: 1 });
		expect(frameAfter({ ...frame, x: 0 }, "ArrowLeft", false)?.x).toBe(0);
	});

	it("is drawn from any corner to any other", () => {
		const drawn = frameBetween({ x: 0.5, y: 0.6 }, { x: 0.2, y: 0.1 });
		expect(drawn).toMatchObject({ x: 0.2, y: 0.1 });
		expect(drawn.height).toBeCloseTo(0.5);
	});
});
