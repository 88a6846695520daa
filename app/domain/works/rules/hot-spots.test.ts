import { describe, expect, it } from "vitest";
import { placeLine } from "./hot-spots";

describe("the place of a hot spot", () => {
	it.each([
		["rue des Lilas", "Centre", "rue des Lilas, Centre"],
		["rue des Lilas, Centre", "Centre", "rue des Lilas, Centre"],
		["Rue des Lilas, centre, Centre", "Centre", "Rue des Lilas, centre"],
		["rue du Centre", "Centre", "rue du Centre, Centre"],
		["Centre", "Centre", "Centre"],
		["rue des Lilas", null, "rue des Lilas"],
		["", "Centre", "Centre"],
	])("«%s» in %s is written once: %s", (address, area, line) => {
		expect(placeLine(address, area)).toBe(line);
	});
});
