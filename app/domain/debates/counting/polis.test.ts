import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { silhouette } from "./clusters";
import { findGroups } from "./groups";
import { UNSEEN } from "./matrix";

/** Real conversations with the groups their own software published (CC BY 4.0, The Computational Democracy Project). */
const FOLDER = "/work/shared/data/polis";

type Conversation = { matrix: { people: number; statements: number; cells: Int8Array }; published: (number | null)[] };

const rowsOfCsv = (path: string) => {
	const [head = "", ...lines] = readFileSync(path, "utf8").trim().split(/\r?\n/);
	return { head: head.split(","), lines: lines.map((line) => line.split(",")) };
};

/** Numbers of the statements moderation rejected: the published analysis leaves them out. */
const rejected = (folder: string): Set<string> => {
	const { head, lines } = rowsOfCsv(`${folder}/comments.csv`);
	const [id, moderated] = [head.indexOf("comment-id"), head.indexOf("moderated")];
	return new Set(lines.filter((cells) => cells[moderated] === "-1").map((cells) => cells[id] ?? ""));
};

const read = (name: string): Conversation => {
	const folder = `${FOLDER}/${name}`;
	const { head, lines } = rowsOfCsv(`${folder}/participants-votes.csv`);
	const out = rejected(folder);
	const columns = head.flatMap((title, index) => (/^\d+$/.test(title) && !out.has(title) ? [index] : []));
	const group = head.indexOf("group-id");
	const cells = new Int8Array(lines.length * columns.length);
	for (const [row, values] of lines.entries())
		for (const [column, index] of columns.entries()) {
			const value = values[index];
			cells[row * columns.length + column] = value === undefined || value === "" ? UNSEEN : Number(value);
		}
	const matrix = { people: lines.length, statements: columns.length, cells };
	return { matrix, published: lines.map((values) => (values[group] ? Number(values[group]) : null)) };
};

/** Adjusted Rand index of two partitions of the same people (Hubert and Arabie, 1985): 1 the same, 0 as chance would do. */
const agreement = (a: number[], b: number[]): number => {
	const pairs = (count: number) => (count * (count - 1)) / 2;
	const tally = (keys: string[]) => {
		const counts = new Map<string, number>();
		for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
		return [...counts.values()].reduce((sum, count) => sum + pairs(count), 0);
	};
	const both = tally(a.map((one, index) => `${one}/${b[index]}`));
	const [left, right, all] = [tally(a.map(String)), tally(b.map(String)), pairs(a.length)];
	const expected = (left * right) / all;
	return (both - expected) / ((left + right) / 2 - expected);
};

/** The people both analyses put in a group. */
const compared = async ({ matrix, published }: Conversation) => {
	const found = await findGroups(matrix, () => Promise.resolve());
	if (!found) throw new Error("groups are expected");
	const common = found.people.flatMap((person, index) => {
		const theirs = published[person];
		const point = [found.points[index * 2] ?? 0, found.points[index * 2 + 1] ?? 0];
		return theirs === null || theirs === undefined ? [] : [{ ours: found.groupOf[index] ?? -1, theirs, point }];
	});
	const ours = common.map(({ ours }) => ours);
	const theirs = common.map(({ theirs }) => theirs);
	return { found, ours, theirs, points: Float64Array.from(common.flatMap(({ point }) => point)) };
};

const apart = (points: Float64Array, of: number[]) => {
	const centres = new Float64Array((Math.max(...of) + 1) * 2);
	return silhouette(points, new Float64Array(of.length).fill(1), { centres, of: Int32Array.from(of) });
};

describe.skipIf(!existsSync(FOLDER))("the groups published for known conversations", () => {
	it("are found again where the published analysis is that of rule 2.11 (2019, 437 people)", async () => {
		const { found, ours, theirs } = await compared(read("scoop-hivemind.biodiversity"));
		expect(found.shown).toBe(new Set(theirs).size);
		expect(agreement(ours, theirs)).toBeGreaterThan(0.75);
	});

	// In 2017 the software filled what was not seen with zeros and kept its clusters from one vote to the next: its groups
	// depend on a history the published files do not hold. Measured agreement: 0.09 and 0.10 (docs/measured.md).
	it.each([
		"scoop-hivemind.ubi",
		"scoop-hivemind.affordable-housing",
	])("of %s, made by an older rule, stand less apart than ours", async (name) => {
		const { ours, theirs, points } = await compared(read(name));
		expect(apart(points, ours)).toBeGreaterThan(apart(points, theirs));
	});
});
