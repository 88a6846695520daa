import { describe, expect, it } from "vitest";
import { db } from "~/server/db.server";
import { testContext } from "~/test/database";
import { aConsultation, aStaffMember } from "~/test/factories";
import { changeConsultation } from "./change-consultation.server";
import { publishConsultation } from "./publish-consultation.server";
import { reviewConsultation } from "./review-consultation.server";

const aDraft = async () => {
	const { id: consultationId } = await aConsultation(testContext(), { state: "draft" });
	const [first, second] = await Promise.all([
		aStaffMember(testContext(), "elected"),
		aStaffMember(testContext(), "elected"),
	]);
	const versionOf = async () => (await db().consultation.findUniqueOrThrow({ where: { id: consultationId } })).version;
	const say = async (who: typeof first, kind: "asked" | "approved" | "sent-back", note = "") =>
		reviewConsultation(testContext(who), { consultationId, version: await versionOf(), kind, note });
	const publish = async () => publishConsultation(testContext(first), { consultationId, version: await versionOf() });
	return { consultationId, first, second, say, publish, versionOf };
};

describe("the sign-off of a draft", () => {
	it("is not needed until someone asks for it", async () => {
		const { publish } = await aDraft();
		expect(await publish()).toMatchObject({ ok: true });
	});

	it("is given by a second person, and then the draft can be published", async () => {
		const { first, second, say, publish } = await aDraft();
		await say(first, "asked");
		expect(await publish()).toEqual({ ok: false, reason: "sign-off-needed" });
		expect(await say(first, "approved")).toEqual({ ok: false, reason: "two-people" });
		expect(await say(second, "approved", "Très clair.")).toMatchObject({ ok: true });
		expect(await publish()).toMatchObject({ ok: true });
	});

	it("is asked again when the draft changed since, or was sent back with a reason", async () => {
		const { consultationId, first, second, say, publish, versionOf } = await aDraft();
		await say(first, "asked");
		expect(await say(second, "sent-back", "Non.")).toEqual({ ok: false, reason: "note-needed" });
		await say(second, "sent-back", "La date de fin tombe un jour férié.");
		expect(await publish()).toEqual({ ok: false, reason: "sign-off-needed" });
		await say(first, "asked");
		await say(second, "approved");
		const text = {
			title: "Une autre question",
			summary: "Ce que nous vous demandons, en bref.",
			body: "",
			decidedBy: "",
		};
		await changeConsultation(testContext(first), { consultationId, ...text, areaIds: [], version: await versionOf() });
		expect(await publish()).toEqual({ ok: false, reason: "sign-off-needed" });
	});
});
