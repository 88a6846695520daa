import { describe, expect, it } from "vitest";
import { db } from "~/server/db.server";
import { testContext, testNow } from "~/test/database";
import { aConsultation, aProposal, aResident } from "~/test/factories";
import { searchOfToken, stopSearchPath } from "../search-links.server";
import { removeSearch, saveSearch } from "./save-search.server";
import { sendProposalAlerts } from "./send-proposal-alerts.server";

const at = (minutes: number) => new Date(testNow.getTime() + minutes * 60_000);

describe("a followed search", () => {
	it("tells of each new proposal that matches once, at its rhythm, in one letter, with a link to stop", async () => {
		const { id: consultationId, phases } = await aConsultation(testContext());
		if (!phases[0]) throw new Error("a phase is expected");
		const reader = testContext(await aResident(testContext()));
		const asked = { consultationId, search: "banc", theme: "", area: null, rhythm: "daily" as const };
		const saved = await saveSearch(reader, asked);
		if (!saved.ok) throw new Error(saved.reason);
		expect(await saveSearch(reader, asked)).toMatchObject({ value: { id: saved.value.id } });
		const publish = (title: string, minutes: number) =>
			aProposal(testContext(), phases[0] as NonNullable<(typeof phases)[0]>, { title, publishedAt: at(minutes) });
		await publish("Un banc d’avant", -5);
		await publish("Un banc devant l’école", 5);
		await publish("Deux bancs", 6);
		await publish("Une fontaine", 7);
		const later = testContext({ kind: "system" }, at(60));
		await sendProposalAlerts(later, { rhythm: "weekly" });
		expect(await db().mail.count()).toBe(0);
		await Promise.all([sendProposalAlerts(later, { rhythm: "daily" }), sendProposalAlerts(later, { rhythm: "daily" })]);
		const [mail, ...others] = await db().mail.findMany();
		expect(others).toEqual([]);
		expect(JSON.stringify(mail)).toContain("Deux bancs");
		expect(JSON.stringify(mail)).not.toContain("fontaine");
		await sendProposalAlerts(testContext({ kind: "system" }, at(120)), { rhythm: "daily" });
		expect(await db().mail.count()).toBe(1);
		const token = stopSearchPath(saved.value.id).split("/").at(-1) ?? "";
		expect(searchOfToken(`${token}x`)).toBeNull();
		expect(await removeSearch(testContext(), { id: searchOfToken(token) ?? "", isByLetter: true })).toBe(true);
	});

	it("is its owner’s alone, twenty at most though all are saved at once", async () => {
		const { id: consultationId } = await aConsultation(testContext());
		const reader = testContext(await aResident(testContext()));
		const results = await Promise.all(
			Array.from({ length: 22 }, (_, index) =>
				saveSearch(reader, { consultationId, search: `mot ${index}`, theme: "", area: null, rhythm: "now" }),
			),
		);
		expect(results.filter(({ ok }) => ok)).toHaveLength(20);
		const { id } = await db().proposalSearch.findFirstOrThrow();
		expect(await removeSearch(testContext(await aResident(testContext())), { id })).toBe(false);
	});
});
