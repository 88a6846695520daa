import { describe, expect, it } from "vitest";
import { ownFirst } from "./own-first";

const options = Array.from({ length: 24 }, (_, index) => ({ id: `option ${index + 1}` }));
const ids = (list: { id: string }[]) => list.map(({ id }) => id);

describe("the options of my ballot", () => {
	it("come first, filled up with the first others; the rest is folded, none lost and none twice", () => {
		const [first, others] = ownFirst(options, ["option 20", "option 9"], 6);
		expect(ids(first)).toEqual(["option 9", "option 20", "option 1", "option 2", "option 3", "option 4"]);
		expect(ids([...first, ...others]).sort()).toEqual(ids(options).sort());
	});

	it("are all shown however many I named", () => {
		const own = ids(options.slice(10, 20));
		expect(ids(ownFirst(options, own, 6)[0])).toEqual(own);
	});

	it("are not folded where there are few", () => {
		expect(ownFirst(options.slice(0, 8), [], 6)[1]).toEqual([]);
	});
});
