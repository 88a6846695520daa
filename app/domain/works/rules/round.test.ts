import { describe, expect, it } from "vitest";
import { roundOf } from "./round";

describe("a round", () => {
	it("goes to the nearest place that is left, and to each once", () => {
		const at = (name: string, lng: number) => ({ name, lat: 47, lng });
		const order = roundOf({ lat: 47, lng: 0 }, [at("c", 3), at("a", 1), at("d", -5), at("b", 2)]);
		expect(order.map(({ name }) => name).join("")).toBe("abcd");
	});

	it("is empty without places", () => {
		expect(roundOf({ lat: 47, lng: 0 }, [])).toEqual([]);
	});
});
