import { describe, expect, it } from "vitest";
import { publishable, shareOf, suggestionsOf } from "./strategy";

const figures = (key: string, change: object = {}) => ({
	...{ key, matters: 40, answered: 40, onTime: 40, again: 0, firstTime: 0, assisted: 0, ...change },
});
const quiet = Array<number>(24).fill(2);
const facts = { channels: [], topics: [], districts: [], switches: [], hours: quiet };

describe("what the figures of channels suggest", () => {
	it("is nothing when all goes well, and nothing from fewer than ten matters", () => {
		expect(suggestionsOf({ ...facts, channels: [figures("email")], topics: [figures("school")] })).toEqual([]);
		const few = figures("sms", { matters: 9, answered: 9, again: 9 });
		expect(suggestionsOf({ ...facts, channels: [few] })).toEqual([]);
	});

	it("is to complete answers where one person in four writes again", () => {
		expect(suggestionsOf({ ...facts, channels: [figures("sms", { again: 10 })] })).toEqual([
			{ kind: "again", key: "sms", share: 0.25, count: 40 },
		]);
	});

	it("is to help a topic that answers late, and one that mostly comes by phone", () => {
		const topics = [figures("school", { onTime: 30 }), figures("housing", { assisted: 20 })];
		expect(suggestionsOf({ ...facts, topics })).toEqual([
			{ kind: "late", key: "school", share: 0.25, count: 40 },
			{ kind: "assisted", key: "housing", share: 0.5, count: 40 },
		]);
	});

	it("is to look at those who leave one channel for another", () => {
		const switches = [{ from: "email", to: "phone", matters: 6 }];
		expect(suggestionsOf({ ...facts, channels: [figures("email")], switches })).toEqual([
			{ kind: "switch", from: "email", to: "phone", share: 0.15, count: 40 },
		]);
	});

	it("is to meet people in a district where far more come in person than in the city", () => {
		const districts = [figures("north", { assisted: 25 }), figures("south", { assisted: 8 })];
		expect(suggestionsOf({ ...facts, districts })).toEqual([
			{ kind: "district", key: "north", share: 0.625, count: 40 },
		]);
	});

	it("is to stay open in the evening when a quarter writes then", () => {
		const hours = quiet.map((count, hour) => (hour >= 18 && hour < 22 ? 20 : count));
		expect(suggestionsOf({ ...facts, hours })).toEqual([{ kind: "evening", share: 80 / 120, count: 120 }]);
	});
});

describe("small numbers", () => {
	it("are never published, nor turned into a share", () => {
		expect([publishable(0), publishable(9), publishable(10)]).toEqual([0, null, 10]);
		expect([shareOf(5, 9), shareOf(5, 10)]).toEqual([null, 0.5]);
	});
});
