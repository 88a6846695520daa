import { describe, expect, it } from "vitest";
import type { Actor } from "~/lib/actor";
import type { Assurance } from "~/lib/assurance";
import { agesOfBand, conditionRefusal, conditionSchema, noCondition, yearsSince } from "./conditions";
import { participationRefusal } from "./policy";

const proved: Assurance = { identity: 3, authentication: 1, residence: true };
const confirmed: Assurance = { identity: 1, authentication: 1, residence: false };
const here = "0195b3a0-0000-7000-8000-000000000001";
const there = "0195b3a0-0000-7000-8000-000000000002";
const asks = (part: Partial<typeof noCondition>) => ({ ...noCondition, ...part });

describe("what an action asks of the person", () => {
	it.each([
		["nothing of a confirmed account", {}, confirmed, null, null, null],
		["FranceConnect where it is asked", { identity: 3 as const }, confirmed, null, null, "identity-needed"],
		[
			"a checked home even of who has FranceConnect",
			{ residence: true },
			{ ...proved, residence: false },
			null,
			null,
			"residence-needed",
		],
		["a district of who never said theirs", { areaIds: [here] }, proved, null, null, "area-needed"],
		["another district", { areaIds: [here] }, proved, there, null, "other-area"],
		["nothing more of who lives there", { areaIds: [there, here] }, proved, here, null, null],
		["an age of who never said theirs", { ageFrom: 16 }, proved, null, null, "age-needed"],
		["to be older", { ageFrom: 16 }, proved, null, [15, 15], "other-age"],
		["nothing more on the birthday itself", { ageFrom: 16 }, proved, null, [16, 16], null],
		["to be younger", { ageTo: 25 }, proved, null, [26, 26], "other-age"],
		[
			"the birth date of who gave a band across the limit",
			{ ageFrom: 16, ageTo: 25 },
			proved,
			null,
			[15, 24],
			"age-needed",
		],
		["nothing more of a band within the limits", { ageFrom: 18 }, proved, null, [25, 39], null],
		["another age of a band outside them", { ageTo: 25 }, proved, null, [40, 59], "other-age"],
	] as const)("is %s", (_, condition, has, areaId, ages, refusal) => {
		const part = { ...condition, areaIds: [...("areaIds" in condition ? condition.areaIds : [])] };
		expect(conditionRefusal(asks(part), has, { areaId, ages })).toBe(refusal);
	});

	it("counts the years completed that very day", () => {
		expect(yearsSince("2010-05-12", new Date("2026-05-12"))).toBe(16);
		expect(yearsSince("2010-05-13", new Date("2026-05-12"))).toBe(15);
		expect(yearsSince("2008-02-29", new Date("2026-02-28"))).toBe(17);
		expect(yearsSince("mai 2010", new Date("2026-05-12"))).toBeNull();
	});

	it("reads the bands people choose", () => {
		expect(agesOfBand("25-39")).toEqual([25, 39]);
		expect(agesOfBand("75")?.[0]).toBe(75);
		expect(agesOfBand("")).toBeNull();
	});

	it("is a form with an order of ages", () => {
		expect(conditionSchema.safeParse({ identity: "3", ageFrom: 30, ageTo: 20 }).success).toBe(false);
		expect(conditionSchema.safeParse({ identity: "2" }).success).toBe(false);
		expect(conditionSchema.parse({ identity: "4" })).toEqual(asks({ identity: 4 }));
	});
});

describe("taking part in a phase with conditions", () => {
	const now = new Date("2026-05-12T10:00:00Z");
	const phase = {
		...{ method: "proposals", settings: {}, transitions: [], consultation: { state: "published" as const } },
		...{ startsAt: new Date("2026-05-01"), endsAt: new Date("2026-06-01") },
		conditions: { support: asks({ residence: true, areaIds: [here] }) },
	};
	const resident: Actor = {
		kind: "resident",
		confirmed: true,
		accountId: "a",
		name: "Nour",
		sessionId: "s",
		assurance: proved,
	};

	it("asks each action for itself", () => {
		expect(participationRefusal(resident, phase, "submit", now)).toBeNull();
		expect(participationRefusal(resident, { ...phase, asker: { areaId: there, ages: null } }, "support", now)).toBe(
			"other-area",
		);
		expect(
			participationRefusal(resident, { ...phase, asker: { areaId: here, ages: null } }, "support", now),
		).toBeNull();
	});

	it("lets nobody in where the asker's facts were forgotten", () => {
		expect(participationRefusal(resident, phase, "support", now)).toBe("area-needed");
	});

	it("asks visitors to sign in first, and nothing of staff who answer for the city", () => {
		expect(participationRefusal({ kind: "visitor" }, phase, "support", now)).toBe("sign-in-needed");
		const commented = { ...phase, conditions: { comment: asks({ residence: true }) } };
		const agent: Actor = { kind: "staff", role: "agent", office: null, accountId: "b", name: "Ana", sessionId: "s" };
		expect(participationRefusal(agent, commented, "comment", now)).toBeNull();
	});
});
