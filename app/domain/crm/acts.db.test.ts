import { describe, expect, it } from "vitest";
import { savePreferences } from "~/domain/residents/commands/save-preferences.server";
import { newId } from "~/lib/id";
import { db } from "~/server/db.server";
import { Prisma } from "~/server/prisma/client";
import { testContext, testNow } from "~/test/database";
import { aResident } from "~/test/factories";
import { compileTree, people } from "./compile.server";
import { countSegment, readOnly, resolveTree } from "./queries/segments.server";
import { readTree, type Tree } from "./rules/tree";

const daysAgo = (days: number) => new Date(testNow.getTime() - days * 86_400_000);

/** Someone who wrote to the city on these topics, so many days ago each. */
const aWriter = async (...letters: [topic: string, days: number][]) => {
	const { accountId } = await aResident(testContext());
	for (const [topic, days] of letters) {
		const id = newId(testNow);
		const at = daysAgo(days);
		const dates = { firstReceivedAt: at, lastMessageAt: at, answerDueAt: at };
		const participants = { create: { originId: id, accountId, name: "Lea" } };
		await db().matter.create({ data: { id, reference: id, subject: "x", topic, ...dates, participants } });
	}
	return accountId;
};

const matching = async (given: unknown): Promise<string[]> => {
	const read = readTree(given);
	if (!read.ok) throw new Error(read.reason);
	const resolved = await resolveTree(testContext(), read.tree);
	if (!resolved.ok) throw new Error(resolved.reason);
	const condition = compileTree(resolved.tree, testNow);
	const rows = await readOnly<{ id: string }>(
		testContext(),
		Prisma.sql`SELECT a.id FROM ${people} AND ${condition} ORDER BY a.id`,
	);
	return (rows ?? []).map(({ id }) => id);
};

describe("what people did", () => {
	it("is counted by kind and within a time, and «at most» holds those who never did", async () => {
		const often = await aWriter(["school", 1], ["school", 5], ["streets", 40]);
		const once = await aWriter(["school", 60]);
		const never = await aWriter();
		const wrote = (change: object) => matching({ did: "wrote", operator: "at-least", count: 1, ...change });
		expect(await wrote({})).toEqual([often, once].sort());
		expect(await wrote({ count: 3 })).toEqual([often]);
		expect(await wrote({ within: 30 })).toEqual([often]);
		expect(await wrote({ where: { topic: ["streets"] } })).toEqual([often]);
		expect(await wrote({ operator: "at-most", count: 1 })).toEqual([once, never].sort());
		const day = (days: number) => daysAgo(days).toISOString().slice(0, 10);
		expect(await wrote({ from: day(61), to: day(59) })).toEqual([once]);
	});

	it.each<[string, object]>([
		["an act of no register", { did: "voted", operator: "at-least", count: 1 }],
		["a facet of another act", { did: "wrote", operator: "at-least", count: 1, where: { area: ["x"] } }],
		[
			"a facet named as the language names things",
			{ did: "wrote", operator: "at-least", count: 1, where: { constructor: ["x"] } },
		],
		["a count that is SQL", { did: "wrote", operator: "at-least", count: "1 OR true" }],
		["two times at once", { did: "wrote", operator: "at-least", count: 1, within: 3, from: "2026-01-01" }],
		[
			"days the wrong way round",
			{ did: "wrote", operator: "at-least", count: 1, from: "2026-02-01", to: "2026-01-01" },
		],
		["a place that is SQL", { near: { lat: "47 OR 1=1", lng: 0, metres: 500, label: "x" } }],
	])("refuses %s", (_, tree) => expect(readTree(tree)).toEqual({ ok: false, reason: "unreadable" }));

	it("takes an injected value for a value", async () => {
		await aWriter(["school", 1]);
		const topic = ["school') OR true --", '\'; DROP TABLE "Account"; --'];
		expect(await matching({ did: "wrote", operator: "at-least", count: 1, where: { topic } })).toEqual([]);
		expect(await db().account.count()).toBe(1);
	});
});

describe("living near a place", () => {
	const square = (west: number, south: number) => ({
		type: "Polygon",
		coordinates: [
			[
				[west, south],
				[west + 0.01, south],
				[west + 0.01, south + 0.01],
				[west, south + 0.01],
				[west, south],
			],
		],
	});

	const anArea = async (name: string, west: number) => {
		const box = { west, east: west + 0.01, south: 47, north: 47.01 };
		return (await db().area.create({ data: { code: name, name, geometry: square(west, 47), ...box } })).id;
	};

	it("knows districts only: those within the distance, whatever a rule from outside pretends they are", async () => {
		const [port, hill] = [await anArea("Port", 0), await anArea("Colline", 0.03)];
		const live = async (areaId: string) => {
			const resident = await aResident(testContext());
			const off = "off" as const;
			const topics = {
				"city-life": off,
				streets: off,
				school: off,
				culture: off,
				environment: off,
				participation: off,
			};
			await savePreferences(testContext(resident), { accountId: resident.accountId, ...topics, areaId, ageBand: "" });
			return resident.accountId;
		};
		const [atPort, onHill] = [await live(port), await live(hill)];
		const near = (metres: number, areas?: string[]): Tree => ({
			near: { lat: 47.005, lng: 0.012, metres, label: "Quai", ...(areas ? { areas } : {}) },
		});
		expect(await matching(near(200))).toEqual([atPort]);
		expect(await matching(near(2_000))).toEqual([atPort, onHill].sort());
		expect(await matching(near(200, [hill]))).toEqual([atPort]);
		expect(await matching({ not: near(200) })).toEqual([onHill]);
	});
});

describe("the role that counts segments", () => {
	it.each([
		'SELECT email FROM "Account"',
		'SELECT choices FROM "Ballot"',
		'SELECT text FROM "Message"',
	])("may not: %s", async (text) => {
		await expect(readOnly(testContext(), Prisma.raw(text))).rejects.toThrow(/permission denied/);
	});

	it("writes nothing, and stops when a count takes too long", async () => {
		await expect(readOnly(testContext(), Prisma.raw("CREATE TABLE x (y int)"))).rejects.toThrow();
		expect(await readOnly(testContext(), Prisma.sql`SELECT pg_sleep(5)::text AS x`)).toBeNull();
	});
});

describe("a sample", () => {
	it("is a first name and a district, of a group of ten at least", async () => {
		for (let index = 0; index < 9; index += 1) await aResident(testContext());
		const few = await countSegment(testContext(), { all: [] });
		expect(few).toMatchObject({ ok: true, total: { isHidden: true }, sample: [] });
		for (let index = 0; index < 3; index += 1) await aResident(testContext());
		const many = await countSegment(testContext(), { all: [] });
		expect(many.ok && many.sample).toHaveLength(5);
		expect(many.ok && many.sample[0]).toEqual({ name: "Personne", area: null });
	});
});
