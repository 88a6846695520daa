import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { db } from "~/server/db.server";
import { Prisma } from "~/server/prisma/client";
import { testContext, testNow } from "~/test/database";
import { aResident, aStaffMember } from "~/test/factories";
import { saveSegment } from "./commands/save-segment.server";
import { compileTree, people } from "./compile.server";
import { countSegment, findSegment, matchesOf, readOnly, shownCount } from "./queries/segments.server";
import { type FieldKey, fieldKeys, fields, type Leaf, operators, readTree, type Tree } from "./rules/tree";

const DAY_MS = 86_400_000;

type Person = { id: string; language: string; ageBand: string | null; days: number; follows: string[] };

const aPerson = async (days: number, language: string, ageBand: string | null, follows: string[]): Promise<Person> => {
	const context = testContext(undefined, new Date(testNow.getTime() - days * DAY_MS));
	const { accountId: id } = await aResident(context);
	await db().account.update({ where: { id }, data: { language } });
	if (ageBand) await db().declared.create({ data: { accountId: id, ageBand, changedAt: testNow } });
	for (const topic of follows)
		await db().preference.create({
			data: { accountId: id, topic, channel: "email", rhythm: "immediate", changedAt: testNow },
		});
	return { id, language, ageBand, days, follows };
};

const aCrowd = () =>
	Promise.all([
		aPerson(1, "fr", "25-39", ["school"]),
		aPerson(40, "en", null, []),
		aPerson(400, "fr", "75", ["school", "culture"]),
		aPerson(10, "en", "15-24", ["culture"]),
	]);

/** The slow reading of a tree, one person at a time. */
const holds = (tree: Tree, person: Person): boolean => {
	if ("all" in tree) return tree.all.every((child) => holds(child, person));
	if ("any" in tree) return tree.any.some((child) => holds(child, person));
	if ("not" in tree) return !holds(tree.not, person);
	if (!("field" in tree)) return false;
	const { field, operator, values } = tree;
	if (field === "language") return values.includes(person.language);
	if (field === "age-band") return person.ageBand !== null && values.includes(person.ageBand);
	if (field === "follows") return person.follows.some((topic) => values.includes(topic));
	if (field === "account-age")
		return operator === "within" ? person.days <= Number(values[0]) : person.days > Number(values[0]);
	const limit = Number(values[0]);
	return operator === "at-least" ? limit <= 0 : limit >= 0;
};

const leaf: fc.Arbitrary<Tree> = fc.oneof(
	fc
		.subarray(["fr", "en"], { minLength: 1 })
		.map((values) => ({ field: "language" as const, operator: "one-of" as const, values })),
	fc
		.subarray(["15-24", "25-39", "75"], { minLength: 1 })
		.map((values) => ({ field: "age-band" as const, operator: "one-of" as const, values })),
	fc
		.subarray(["school", "culture"], { minLength: 1 })
		.map((values) => ({ field: "follows" as const, operator: "one-of" as const, values })),
	fc.record({
		field: fc.constant("account-age" as const),
		operator: fc.constantFrom("within" as const, "before" as const),
		values: fc.integer({ min: 0, max: 500 }).map((days) => [String(days)]),
	}),
	fc.record({
		field: fc.constant("reports-filed" as const),
		operator: fc.constantFrom("at-least" as const, "at-most" as const),
		values: fc.integer({ min: 0, max: 3 }).map((count) => [String(count)]),
	}),
);

const { tree: anyTree } = fc.letrec<{ tree: Tree }>((tie) => ({
	tree: fc.oneof(
		{ maxDepth: 4 },
		leaf,
		fc.array(tie("tree"), { maxLength: 3 }).map((all) => ({ all })),
		fc.array(tie("tree"), { maxLength: 3 }).map((any) => ({ any })),
		tie("tree").map((not) => ({ not })),
	),
}));

const found = async (tree: Tree): Promise<string[]> => {
	const rows = await db().$queryRaw<{ id: string }[]>`SELECT a.id FROM ${people} AND ${compileTree(tree, testNow)}`;
	return rows.map(({ id }) => id).sort();
};

describe("a segment in SQL", () => {
	it("means what it means one person at a time, whatever the tree", async () => {
		const crowd = await aCrowd();
		await fc.assert(
			fc.asyncProperty(anyTree, async (tree) => {
				expect(await found(tree)).toEqual(
					crowd
						.filter((person) => holds(tree, person))
						.map(({ id }) => id)
						.sort(),
				);
			}),
			{ numRuns: 60 },
		);
	});

	it("holds nothing of what its author typed but bound values", () => {
		const values = ['x\'); DROP TABLE "Account"; --'];
		const { sql } = compileTree(
			{ all: [{ field: "area", operator: "one-of", values }, { not: { field: "area", operator: "is", values } }] },
			testNow,
		);
		expect(sql).not.toContain("DROP");
	});

	it("runs for every fact and every comparison, on an empty city as on another", async () => {
		const values: Record<string, string[]> = {
			language: ["fr"],
			"age-band": ["75"],
			follows: ["school"],
			area: ["' OR 1=1 --"],
		};
		const leaves = fieldKeys.flatMap((field: FieldKey) =>
			operators[fields[field].kind].map(
				(operator): Leaf => ({
					field,
					operator,
					values: fields[field].kind === "flag" ? [] : (values[field] ?? ["3"]),
				}),
			),
		);
		for (const one of leaves) expect(await found(one)).toEqual([]);
		const crowd = await aCrowd();
		expect(await matchesOf(testContext(), leaves, crowd[0].id)).toHaveLength(leaves.length);
	});

	it("counts only residents who confirmed their address, rounded, and nothing under ten", async () => {
		for (let index = 0; index < 13; index += 1) await aResident(testContext());
		await aResident(testContext(), { confirmed: false });
		await aStaffMember(testContext(), "agent");
		expect(await countSegment(testContext(), { all: [] })).toMatchObject({
			ok: true,
			total: { isHidden: false, count: 10 },
		});
		expect(await countSegment(testContext(), { field: "language", operator: "is", values: ["en"] })).toMatchObject({
			total: { isHidden: true, count: 0 },
		});
		expect([9, 10, 14, 15].map((count) => shownCount(count).count)).toEqual([0, 10, 10, 20]);
	});

	it("can write nothing, and is stopped when it takes too long", async () => {
		const writing = Prisma.sql`DELETE FROM "Account" RETURNING id`;
		await expect(readOnly(testContext(), writing)).rejects.toThrow(/read-only/);
		const started = performance.now();
		expect(await readOnly(testContext(), Prisma.sql`SELECT pg_sleep(60)::text AS slept`)).toBeNull();
		expect(performance.now() - started).toBeLessThan(10_000);
	});
});

describe("a saved segment", () => {
	const french = { field: "language", operator: "is", values: ["fr"] };

	it("keeps its versions, and refuses to contain itself, even through another", async () => {
		const context = testContext(await aStaffMember(testContext(), "agent"));
		const save = (name: string, tree: unknown, segmentId: string | null = null) =>
			saveSegment(context, { segmentId, name, tree });
		const first = await save("Francophones", french);
		const firstId = first.ok ? first.value.id : "";
		const second = await save("Les mêmes", { all: [{ in: firstId }] });
		const secondId = second.ok ? second.value.id : "";
		expect(await save("Cercle", { not: { in: secondId } }, firstId)).toEqual({ ok: false, reason: "circle" });
		expect(await save("Perdu", { in: crypto.randomUUID() })).toEqual({ ok: false, reason: "unknown-segment" });
		await save("Francophones", { not: french }, firstId);
		expect(await findSegment(context, firstId)).toMatchObject({ version: 2, tree: { not: french } });
		expect(await db().segmentVersion.count({ where: { segmentId: firstId } })).toBe(2);
	});

	it("is not for elected officials", async () => {
		const elected = testContext(await aStaffMember(testContext(), "elected"));
		expect(await saveSegment(elected, { segmentId: null, name: "Tous", tree: { all: [] } })).toEqual({
			ok: false,
			reason: "not-allowed",
		});
		expect(readTree({ all: [] }).ok).toBe(true);
	});
});
