import { beforeEach, describe, expect, it } from "vitest";
import { db } from "~/server/db.server";
import { testContext } from "~/test/database";
import { aConsultation, aProposal, aResident } from "~/test/factories";
import { supportProposal } from "./commands/support-proposal.server";
import { countProposals, countUnplaced, listPlaces, listProposals } from "./list.server";
import { listCandidates } from "./queries.server";
import type { Sort } from "./schema";
import { listSimilar } from "./similar.server";

let phase: { id: string; consultationId: string };

beforeEach(async () => {
	const { phases } = await aConsultation(testContext());
	if (!phases[0]) throw new Error("a phase is expected");
	phase = phases[0];
});

const many = async (count: number) => {
	const { accountId } = await aResident(testContext());
	for (let index = 0; index < count; index += 1) await aProposal(testContext(), phase, { authorId: accountId });
};

/** Reads a list to its end, page by page. */
const readAll = async (sort: Sort, seed = "lundi") => {
	const pages: string[][] = [];
	let after: string | undefined;
	do {
		const page = await listProposals(testContext(), { consultationId: phase.consultationId, sort, seed, after });
		pages.push(page.proposals.map(({ id }) => id));
		after = page.next ?? undefined;
	} while (after && pages.length < 20);
	return pages;
};

describe("the list of proposals", () => {
	it.each([
		"random",
		"recent",
		"supports",
	] as const)("shows each one once, page after page, sorted by «%s»", async (sort) => {
		await many(53);
		const ties = await db().proposal.findMany({ take: 30, select: { id: true } });
		await db().proposal.updateMany({ where: { id: { in: ties.map(({ id }) => id) } }, data: { supportCount: 7 } });
		const pages = await readAll(sort);
		expect(pages.map((page) => page.length)).toEqual([20, 20, 13]);
		expect(new Set(pages.flat()).size).toBe(53);
	});

	it("keeps its random order all day for a person, and gives others another", async () => {
		await many(25);
		const orders = await Promise.all(
			["a", "a", "b", "c", "d"].map(async (seed) => (await readAll("random", seed)).flat()),
		);
		expect(orders[0]).toEqual(orders[1]);
		expect(new Set(orders.map(([first]) => first)).size).toBeGreaterThan(2);
	});

	it("shows neither what is withdrawn nor what is hidden", async () => {
		await aProposal(testContext(), phase, { state: "withdrawn" });
		await aProposal(testContext(), phase, { hiddenAt: new Date() });
		const shown = await aProposal(testContext(), phase);
		expect((await readAll("recent")).flat()).toEqual([shown.id]);
		expect(await listCandidates(testContext(), phase)).toMatchObject([{ id: shown.id }]);
	});

	it("finds words whatever their accents and capitals, in title and text", async () => {
		const found = await aProposal(testContext(), phase, {
			title: "Une école à vélo",
			body: "Pour les élèves du centre.",
		});
		await aProposal(testContext(), phase, { title: "100% de bancs" });
		const search = async (words: string) =>
			(await listProposals(testContext(), { ...phase, sort: "recent", seed: "", search: words })).proposals.map(
				({ id }) => id,
			);
		expect(await search("ECOLE eleves")).toEqual([found.id]);
		expect(await search("école piscine")).toEqual([]);
		expect(await search("0%")).toHaveLength(1);
		expect(await countProposals(testContext(), { ...phase, search: "velo" })).toBe(1);
	});

	it("counts supports as they are, and knows mine", async () => {
		const one = await aProposal(testContext(), phase);
		const other = await aProposal(testContext(), phase);
		const me = await aResident(testContext());
		for (const person of [me, await aResident(testContext())])
			await supportProposal(testContext(person), { proposalId: one.id });
		const { proposals } = await listProposals(testContext(me), { ...phase, sort: "recent", seed: "" });
		expect(proposals.map(({ id, supports, isSupported }) => [id, supports, isSupported])).toEqual([
			[other.id, 0, false],
			[one.id, 2, true],
		]);
		expect(await listCandidates(testContext(), { ...phase, minSupports: 2 })).toMatchObject([{ id: one.id }]);
	});

	it("ignores a page mark that is none", async () => {
		await many(3);
		for (const sort of ["random", "recent", "supports"] as const) {
			const page = await listProposals(testContext(), { ...phase, sort, seed: "a", after: "'; DROP TABLE" });
			expect(page.proposals).toHaveLength(3);
		}
	});
});

describe("the map of proposals", () => {
	it("shows the same proposals as the list, grouped where they are close", async () => {
		await aProposal(testContext(), phase, { lat: 47.2001, lng: -0.9001, theme: "Vélo" });
		await aProposal(testContext(), phase, { lat: 47.2002, lng: -0.9002, theme: "Vélo" });
		await aProposal(testContext(), phase, { lat: 47.25, lng: -0.95, theme: "Vélo" });
		await aProposal(testContext(), phase, { lat: 47.25, lng: -0.95, theme: "Écoles" });
		await aProposal(testContext(), phase, { lat: 48.9, lng: 2.3, theme: "Vélo" });
		const asked = { ...phase, theme: "Vélo", bbox: [-1, 47, 0, 48] as [number, number, number, number] };
		const counts = async (zoom: number) =>
			(await listPlaces(testContext(), { ...asked, zoom })).map(({ count }) => count);
		expect(await counts(12)).toEqual([2, 1]);
		expect(await counts(20)).toEqual([1, 1, 1]);
	});
});

describe("what is not on the map", () => {
	it("is counted, with the filters of the list: whole districts, and those that name no place", async () => {
		await aProposal(testContext(), phase, { lat: 47.2, lng: -0.9, theme: "Vélo" });
		await aProposal(testContext(), phase, { theme: "Vélo" });
		await aProposal(testContext(), phase, { theme: "Écoles" });
		expect(await countUnplaced(testContext(), phase)).toBe(2);
		expect(await countUnplaced(testContext(), { ...phase, theme: "Vélo" })).toBe(1);
	});
});

describe("similar proposals", () => {
	it("are those whose titles resemble, closest first, within the consultation", async () => {
		const close = await aProposal(testContext(), phase, { title: "Un banc sous le tilleul de la place" });
		const closer = await aProposal(testContext(), phase, { title: "Un banc sous les tilleuls" });
		await aProposal(testContext(), phase, { title: "Une piste cyclable rue Haute" });
		const { phases } = await aConsultation(testContext());
		if (phases[0]) await aProposal(testContext(), phases[0], { title: "Un banc sous le tilleul" });
		const similar = await listSimilar(testContext(), { ...phase, title: "un BANC sous les tilleuls" });
		expect(similar.map(({ id }) => id)).toEqual([closer.id, close.id]);
	});
});
