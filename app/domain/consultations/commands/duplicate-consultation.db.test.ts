import { describe, expect, it } from "vitest";
import { addDays, cityDay } from "~/lib/city-day";
import { db } from "~/server/db.server";
import { testContext } from "~/test/database";
import { aConsultation, aProposal, aResident, aStaffMember } from "~/test/factories";
import { findConsultationById } from "../queries.server";
import { duplicateConsultation } from "./duplicate-consultation.server";

const city = () => testContext();
const titleOf = (title: string) => `${title} (copie)`;

describe("copying a consultation", () => {
	it("makes a draft with the same phases and settings, two weeks ahead, and nothing residents did", async () => {
		const source = await aConsultation(city(), {
			phases: [{ method: "proposals", settings: { editHours: 3 } }, { method: "vote" }],
		});
		const [phase] = source.phases;
		if (phase) await aProposal(city(), phase);
		const official = { ...city(), actor: await aStaffMember(city(), "elected") };
		const copy = await duplicateConsultation(official, { consultationId: source.id, titleOf });
		const found = copy.ok ? await findConsultationById(official, copy.value.id) : null;
		expect(found).toMatchObject({ state: "draft", title: expect.stringMatching(/\(copie\)$/) });
		expect(found?.phases.map(({ method }) => method)).toEqual(["proposals", "vote"]);
		expect(found?.phases[0]?.settings).toEqual({ editHours: 3 });
		expect(cityDay(found?.phases[0]?.startsAt ?? new Date(0))).toBe(addDays(cityDay(city().now), 14));
		const length = (one?: { startsAt: Date; endsAt: Date | null }) =>
			one?.endsAt ? Math.round((one.endsAt.getTime() - one.startsAt.getTime()) / 86_400_000) : null;
		expect(length(found?.phases[0])).toBe(30);
		expect(await db().proposal.count({ where: { consultationId: found?.id ?? "" } })).toBe(0);
	});

	it("belongs to those who manage consultations", async () => {
		const source = await aConsultation(city());
		const resident = { ...city(), actor: await aResident(city()) };
		expect(await duplicateConsultation(resident, { consultationId: source.id, titleOf })).toMatchObject({
			reason: "not-allowed",
		});
	});
});
