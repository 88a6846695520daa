import { describe, expect, it } from "vitest";
import { newId } from "~/lib/id";
import { db } from "~/server/db.server";
import { testContext, testNow } from "~/test/database";
import { aConsultation, aProposal, aResident } from "~/test/factories";
import { findProposal, listVersions } from "../queries.server";
import { changeProposal } from "./change-proposal.server";
import { hideProposal } from "./hide-proposal.server";
import { submitProposal } from "./submit-proposal.server";
import { withdrawProposal } from "./withdraw-proposal.server";

const text = { title: "Un banc sous le tilleul", body: "Il n’y a nulle part où s’asseoir entre l’école et le pont." };
const place = { lat: 47.2, lng: -0.9, address: "2 rue du Pont", areaId: null };

const aPhase = async (settings = {}) => {
	const { phases } = await aConsultation(testContext(), { phases: [{ method: "proposals", settings }] });
	if (!phases[0]) throw new Error("a phase is expected");
	return phases[0];
};

const input = (phaseId: string) => ({ phaseId, proposalId: newId(testNow), ...text, theme: null, place: null });

describe("submitting a proposal", () => {
	it("publishes it under its author's name, with its place and its first version", async () => {
		const phase = await aPhase();
		const author = await aResident(testContext());
		const asked = { ...input(phase.id), place };
		const result = await submitProposal(testContext(author), asked);

		expect(result).toMatchObject({ ok: true, value: { proposalId: asked.proposalId } });
		const found = await findProposal(testContext({ kind: "visitor" }), asked.proposalId);
		expect(found).toMatchObject({ ...text, ...place, authorName: author.name, state: "published", version: 1 });
		expect(await listVersions(testContext(), asked.proposalId)).toMatchObject([{ version: 1, ...text }]);
	});

	it("makes one proposal of a form sent five times", async () => {
		const phase = await aPhase();
		const context = testContext(await aResident(testContext()));
		const asked = input(phase.id);
		const results = await Promise.all(Array.from({ length: 5 }, () => submitProposal(context, asked)));
		expect(results.every(({ ok }) => ok)).toBe(true);
		expect(await db().proposal.count()).toBe(1);
	});

	it("never lets one person exceed the phase's limit, though ten are sent at once", async () => {
		const phase = await aPhase({ proposalsPerPerson: 3 });
		const context = testContext(await aResident(testContext()));
		const results = await Promise.all(Array.from({ length: 10 }, () => submitProposal(context, input(phase.id))));
		expect(results.filter(({ ok }) => ok)).toHaveLength(3);
		expect(results.filter((result) => !result.ok && result.reason === "limit-reached")).toHaveLength(7);
		expect(await db().proposal.count()).toBe(3);
	});

	it("does not take another person's proposal for one's own", async () => {
		const phase = await aPhase();
		const theirs = await aProposal(testContext(), phase);
		const context = testContext(await aResident(testContext()));
		const asked = { ...input(phase.id), proposalId: theirs.id };
		expect(await submitProposal(context, asked)).toEqual({ ok: false, reason: "absent" });
	});

	it.each([
		["a theme the phase does not offer", { themes: "Vélo" }, { theme: "Écoles" }, "theme-unknown"],
		["no theme where one must be chosen", { themes: "Vélo" }, {}, "theme-unknown"],
		["no place where one is needed", { placeNeeded: true }, {}, "place-needed"],
	])("refuses %s", async (_, settings, change, reason) => {
		const phase = await aPhase(settings);
		const context = testContext(await aResident(testContext()));
		expect(await submitProposal(context, { ...input(phase.id), ...change })).toEqual({ ok: false, reason });
	});

	it("refuses a phase that is over, and visitors", async () => {
		const phase = await aPhase();
		const late = testContext(await aResident(testContext()), new Date(testNow.getTime() + 90 * 86_400_000));
		expect(await submitProposal(late, input(phase.id))).toEqual({ ok: false, reason: "phase-closed" });
		const visitor = testContext({ kind: "visitor" });
		expect(await submitProposal(visitor, input(phase.id))).toEqual({ ok: false, reason: "sign-in-needed" });
	});
});

describe("the life of a proposal", () => {
	const mine = async () => {
		const phase = await aPhase();
		const author = await aResident(testContext());
		const asked = input(phase.id);
		await submitProposal(testContext(author), asked);
		return { author, id: asked.proposalId };
	};

	it("keeps every text it has had, and overwrites none that changed since it was read", async () => {
		const { author, id } = await mine();
		const change = (title: string) =>
			changeProposal(testContext(author), { proposalId: id, version: 1, title, body: text.body });
		const results = await Promise.all([change("Deux bancs"), change("Trois bancs")]);
		expect(results.filter(({ ok }) => ok)).toHaveLength(1);
		expect(results.find(({ ok }) => !ok)).toEqual({ ok: false, reason: "stale-version" });
		const versions = await listVersions(testContext(), id);
		expect(versions.map(({ version }) => version)).toEqual([1, 2]);
		expect(versions[0]?.title).toBe(text.title);
	});

	it("is withdrawn by its author with a reason, once, and stays readable", async () => {
		const { author, id } = await mine();
		const withdraw = () =>
			withdrawProposal(testContext(author), { proposalId: id, reason: "other", explanation: "Le banc est arrivé." });
		const results = await Promise.all([withdraw(), withdraw()]);
		expect(results.filter(({ ok }) => ok)).toHaveLength(1);
		expect(await findProposal(testContext({ kind: "visitor" }), id)).toMatchObject({
			state: "withdrawn",
			withdrawnReason: "other: Le banc est arrivé.",
		});
		const other = testContext(await aResident(testContext()));
		expect(await withdrawProposal(other, { proposalId: id, reason: "done", explanation: "" })).toEqual({
			ok: false,
			reason: "not-author",
		});
	});

	it("disappears from the public when moderation hides it, and comes back", async () => {
		const { author, id } = await mine();
		await hideProposal(testContext(), { proposalId: id, isHidden: true });
		expect(await findProposal(testContext({ kind: "visitor" }), id)).toBeNull();
		expect(await findProposal(testContext(author), id)).not.toBeNull();
		expect(await hideProposal(testContext(author), { proposalId: id, isHidden: false })).toMatchObject({ ok: false });
		await hideProposal(testContext(), { proposalId: id, isHidden: false });
		expect(await findProposal(testContext({ kind: "visitor" }), id)).not.toBeNull();
	});
});
