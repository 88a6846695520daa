import { describe, expect, it } from "vitest";
import { findAssurance } from "~/domain/accounts/queries.server";
import type { Actor } from "~/lib/actor";
import { db } from "~/server/db.server";
import { storage } from "~/server/storage.server";
import { testContext, testNow } from "~/test/database";
import { aResident, aStaffMember } from "~/test/factories";
import { readDocument } from "../residence/queries.server";
import { askResidence } from "./ask-residence.server";
import { checkAtCounter } from "./check-at-counter.server";
import { decideResidenceDocument } from "./decide-residence-document.server";
import { enterResidenceCode } from "./enter-residence-code.server";
import { printResidenceLetter } from "./print-residence-letter.server";
import { sweepResidence } from "./sweep-residence.server";

const home = { fullName: "Léa Martin", street: "3 rue des Lilas", postcode: "44000", town: "Marvoise" };
const pdf = new TextEncoder().encode("%PDF-1.7 facture d’eau");
const DAY = 86_400_000;

const people = async () => {
	const [lea, agent] = [await aResident(testContext()), await aStaffMember(testContext(), "agent")];
	const as = (actor: Actor, now = testNow) => testContext(actor, now);
	return { lea, agent, as };
};

const levelOf = async (accountId: string, now = testNow) =>
	(await findAssurance(testContext(undefined, now), accountId))?.identity;

const asked = async (as: (actor: Actor) => ReturnType<typeof testContext>, lea: Actor) => {
	const made = await askResidence(as(lea), { ...home, method: "letter" });
	return made.ok ? made.value.id : expect.fail(made.reason);
};

describe("a code by post", () => {
	it("checks the home of who types it, for two years", async () => {
		const { lea, agent, as } = await people();
		const proofId = await asked(as, lea);
		const printed = await printResidenceLetter(as(agent), { proofId });
		const code = printed.ok ? printed.value.code : expect.fail(printed.reason);
		expect(code).toMatch(/^[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}$/);
		expect(JSON.stringify(await db().residenceProof.findMany())).not.toContain(code.replace("-", ""));
		expect((await enterResidenceCode(as(lea), { code: code.toLowerCase() })).ok).toBe(true);
		expect(await levelOf(lea.accountId)).toBe(2);
		expect(await levelOf(lea.accountId, new Date(testNow.getTime() + 740 * DAY))).toBe(1);
		expect((await enterResidenceCode(as(lea), { code })).ok, "once").toBe(false);
	});

	it("takes five tries, whether one after the other or all at once", async () => {
		const { lea, agent, as } = await people();
		const proofId = await asked(as, lea);
		await printResidenceLetter(as(agent), { proofId });
		const tries = Array.from({ length: 9 }, () => enterResidenceCode(as(lea), { code: "22222222" }));
		const reasons = (await Promise.all(tries)).map((one) => (one.ok ? "in" : one.reason));
		expect(reasons.filter((reason) => reason === "wrong-code")).toHaveLength(4);
		expect(reasons).toContain("too-many-tries");
		expect(await levelOf(lea.accountId)).toBe(1);
		expect((await askResidence(as(lea), { ...home, method: "letter" })).ok, "another letter").toBe(true);
	});

	it("is worth nothing once another letter is printed, nor after a month, nor in somebody else's hands", async () => {
		const { lea, agent, as } = await people();
		const proofId = await asked(as, lea);
		const first = await printResidenceLetter(as(agent), { proofId });
		const second = await printResidenceLetter(as(agent), { proofId });
		const [old, code] = [first, second].map((one) => (one.ok ? one.value.code : expect.fail())) as [string, string];
		expect(await enterResidenceCode(as(lea), { code: old })).toEqual({ ok: false, reason: "wrong-code" });
		const noe = await aResident(testContext());
		expect(await enterResidenceCode(as(noe), { code })).toEqual({ ok: false, reason: "no-letter" });
		const late = as(lea, new Date(testNow.getTime() + 31 * DAY));
		expect(await enterResidenceCode(late, { code })).toEqual({ ok: false, reason: "no-letter" });
	});

	it("is asked for once, of ten clicks at once, and never prepared by the person it is for or by another resident", async () => {
		const { lea, agent, as } = await people();
		const clicks = Array.from({ length: 10 }, () => askResidence(as(lea), { ...home, method: "letter" }));
		expect((await Promise.all(clicks)).filter(({ ok }) => ok)).toHaveLength(1);
		const [proof] = await db().residenceProof.findMany();
		const proofId = proof?.id ?? "";
		expect(await printResidenceLetter(as(lea), { proofId })).toEqual({ ok: false, reason: "not-allowed" });
		await db().residenceProof.updateMany({ data: { accountId: agent.accountId } });
		expect(await printResidenceLetter(as(agent), { proofId })).toEqual({ ok: false, reason: "own-home" });
	});
});

describe("a document", () => {
	const sent = async (as: (actor: Actor) => ReturnType<typeof testContext>, lea: Actor) => {
		const made = await askResidence(as(lea), { ...home, method: "document", file: pdf });
		return made.ok ? made.value.id : expect.fail(made.reason);
	};

	it("is sealed, seen, and deleted with the decision", async () => {
		const { lea, agent, as } = await people();
		const proofId = await sent(as, lea);
		const key = (await db().residenceProof.findFirstOrThrow()).fileKey ?? "";
		expect(Buffer.from((await storage().get(key)) ?? []).toString()).not.toContain("facture");
		const seen = await readDocument(as(agent), proofId);
		expect(seen?.bytes.toString()).toContain("facture");
		expect(seen?.type).toBe("application/pdf");
		const decision = { proofId, accepted: "yes" as const, seen: "bill" as const, reason: "" };
		expect((await decideResidenceDocument(as(agent), decision)).ok).toBe(true);
		expect(await storage().get(key)).toBeNull();
		expect(await readDocument(as(agent), proofId)).toBeNull();
		expect(await levelOf(lea.accountId)).toBe(2);
		expect((await decideResidenceDocument(as(agent), decision)).ok, "once").toBe(false);
	});

	it("that is refused is deleted too, and one that nobody looks at goes after a month", async () => {
		const { lea, agent, as } = await people();
		const refused = {
			proofId: await sent(as, lea),
			accepted: "no" as const,
			seen: "bill" as const,
			reason: "Illisible.",
		};
		await decideResidenceDocument(as(agent), refused);
		expect(await levelOf(lea.accountId)).toBe(1);
		await sent(as, lea);
		await sweepResidence(testContext(undefined, new Date(testNow.getTime() + 31 * DAY)));
		expect(await db().residenceProof.count({ where: { fileKey: { not: null } } })).toBe(0);
	});

	it("that is no document is refused", async () => {
		const { lea, as } = await people();
		const file = new TextEncoder().encode("<script>");
		const made = await askResidence(as(lea), { ...home, method: "document", file });
		expect(made).toEqual({ ok: false, reason: "not-a-document" });
	});
});

it("at the counter, an agent checks a resident's home and never their own", async () => {
	const { lea, agent, as } = await people();
	const check = { ...home, seen: "tax" as const };
	expect(await checkAtCounter(as(lea), { ...check, accountId: lea.accountId })).toMatchObject({ ok: false });
	expect(await checkAtCounter(as(agent), { ...check, accountId: agent.accountId })).toEqual({
		ok: false,
		reason: "own-home",
	});
	expect((await checkAtCounter(as(agent), { ...check, accountId: lea.accountId })).ok).toBe(true);
	expect(await levelOf(lea.accountId)).toBe(2);
});
