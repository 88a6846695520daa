import { describe, expect, it } from "vitest";
import { askPhoneCode } from "~/domain/channels/commands/ask-phone-code.server";
import { enterPhoneCode } from "~/domain/channels/commands/enter-phone-code.server";
import { savePreferences } from "~/domain/residents/commands/save-preferences.server";
import { silenceContact } from "~/domain/residents/commands/silence-contact.server";
import type { NewsTopic } from "~/domain/residents/schema";
import { newId } from "~/lib/id";
import { db } from "~/server/db.server";
import { testContext, testNow } from "~/test/database";
import { aResident, aStaffMember } from "~/test/factories";
import { aMortalContext, Killed } from "~/test/mortal";
import { moveCampaign } from "./commands/move-campaign.server";
import { postLetters } from "./commands/post-letters.server";
import { saveCampaign } from "./commands/save-campaign.server";
import { addElection, removeElection } from "./commands/save-elections.server";
import { sendCampaign } from "./commands/send-campaign.server";
import { sendDigests } from "./commands/send-digests.server";
import { findReceived, listLetters, listRegister } from "./queries/campaigns.server";

const off = "off" as const;
const silent = {
	...{ "city-life": off, streets: off, school: off, culture: off, environment: off, participation: off },
	...{ areaId: "", ageBand: "" as const },
};

type Wish = {
	email?: "immediate" | "daily";
	sms?: boolean;
	push?: boolean;
	letter?: boolean;
	first?: "sms" | "letter";
};

let number = 10;

/** A resident who wants news of schools these ways, with everything these ways need. */
const aReader = async ({ email, sms, push, letter, first }: Wish) => {
	const resident = await aResident(testContext());
	const { accountId } = resident;
	const topics = (wanted?: boolean): NewsTopic[] => (wanted ? ["school"] : []);
	await savePreferences(testContext(resident), {
		...{ accountId, ...silent, school: email ?? "off" },
		...{ sms: topics(sms), push: topics(push), letter: topics(letter), firstChannel: first ?? "" },
	});
	number += 1;
	const phone = `+336000000${number}`;
	if (sms) {
		const point = { id: newId(testNow), kind: "phone", address: phone, shown: phone, createdAt: testNow };
		await db().contactPoint.create({ data: { ...point, state: "proved", owners: { create: { accountId } } } });
	}
	if (push)
		await db().pushSubscription.create({
			data: { accountId, endpoint: `https://push.example/${accountId}`, p256dh: "x", auth: "y", createdAt: testNow },
		});
	if (letter)
		await db().residenceProof.create({
			data: {
				...{ accountId, method: "letter", state: "accepted", fullName: "Rose Martin", street: "3 rue du Port" },
				...{ postcode: "44000", town: "Rivemont", createdAt: testNow, expiresAt: testNow },
			},
		});
	return { ...resident, phone };
};

const setting = async () => {
	const [author, other] = [await aStaffMember(testContext(), "agent"), await aStaffMember(testContext(), "admin")];
	return { asAuthor: testContext(author), asOther: testContext(other) };
};

const words = {
	...{ subject: "Inscriptions à l’école", text: "Les inscriptions ouvrent lundi matin.", topic: "school" as const },
	...{ sms: "Inscriptions à l’école : lundi.", notice: "Les inscriptions ouvrent lundi." },
	channels: ["email", "sms", "push", "letter"] as ("email" | "sms" | "push" | "letter")[],
};

const aCampaign = async (change = {}, now = testNow) => {
	const { asAuthor, asOther } = await setting();
	const saved = await saveCampaign({ ...asAuthor, now }, { ...words, campaignId: null, ...change });
	const campaignId = saved.ok ? saved.value.id : "";
	const submitted = await moveCampaign({ ...asAuthor, now }, { campaignId, act: "submit" });
	const approved = await moveCampaign({ ...asOther, now }, { campaignId, act: "approve" });
	return { campaignId, submitted, approved };
};

const sendAll = async (campaignId: string, context = testContext()) => {
	while ((await sendCampaign(context, { campaignId })) > 0);
};

const deliveries = () => db().delivery.findMany({ where: { purpose: "campaign" }, orderBy: { channel: "asc" } });

describe("a campaign by several channels", () => {
	it("reaches each person once, by the channel they put first among those that reach them", async () => {
		await aReader({ email: "immediate" });
		await aReader({ email: "immediate", sms: true, first: "sms" });
		await aReader({ push: true, sms: true, email: "immediate" });
		await aReader({ letter: true });
		const { campaignId } = await aCampaign();
		await sendAll(campaignId);
		const rows = await deliveries();
		expect(rows.map(({ channel }) => channel)).toEqual(["letter", "push", "sms"]);
		expect(await db().mail.count()).toBe(1);
		expect(rows.find(({ channel }) => channel === "sms")?.content).toMatchObject({
			text: "Inscriptions à l'école : lundi.\nSTOP pour ne plus recevoir",
		});
		expect((await listLetters(testContext(), campaignId)).letters).toMatchObject([
			{ name: "Rose Martin", address: "3 rue du Port\n44000 Rivemont" },
		]);
	});

	it("takes another way when the first has no words in it, and nobody by a way that lost its address", async () => {
		await aReader({ email: "immediate", sms: true, first: "sms" });
		const lost = await aReader({ sms: true });
		await db().contactPoint.updateMany({ where: { address: lost.phone }, data: { state: "dead" } });
		const { campaignId } = await aCampaign({ channels: ["email"] });
		await sendAll(campaignId);
		expect([await db().mail.count(), (await deliveries()).length]).toEqual([1, 0]);
		await sendAll((await aCampaign({ channels: ["sms"] })).campaignId);
		expect(await deliveries()).toHaveLength(1);
	});

	it("sends nothing by SMS to a number that said STOP", async () => {
		const { phone } = await aReader({ sms: true });
		const wish = { kind: "phone", address: phone, purpose: "all", reason: "STOP", isSilent: true } as const;
		await silenceContact(testContext(), wish);
		const { campaignId } = await aCampaign();
		await sendAll(campaignId);
		expect(await deliveries()).toEqual([]);
		expect(await db().campaignRecipient.findFirst()).toMatchObject({ state: "skipped", reason: "silent" });
	});

	it("lets telephones sleep: what is sent at night leaves in the morning", async () => {
		await aReader({ sms: true });
		const night = new Date("2026-05-12T21:30:00Z");
		const { campaignId } = await aCampaign({}, night);
		await sendAll(campaignId, testContext(undefined, night));
		expect((await deliveries())[0]?.nextAt.toISOString()).toBe("2026-05-13T06:00:00.000Z");
	});

	it("gives each person one message although its worker dies at each of its statements, on four channels", async () => {
		for (let index = 0; index < 4; index += 1) {
			await aReader({ email: "immediate" });
			await aReader({ sms: true });
			await aReader({ push: true });
			await aReader({ letter: true });
		}
		const { campaignId } = await aCampaign();
		for (let statements = 1; statements < 40; statements += 2)
			await sendCampaign(aMortalContext(testContext(), statements), { campaignId }).catch((error: Error) => {
				if (!(error instanceof Killed)) throw error;
			});
		await Promise.all([sendCampaign(testContext(), { campaignId }), sendCampaign(testContext(), { campaignId })]);
		await sendAll(campaignId);
		expect([await db().mail.count(), (await deliveries()).length]).toEqual([4, 12]);
	});

	it("shows each block only to those of its situation, and says why to them alone", async () => {
		const [lea, hugo] = [await aReader({ email: "immediate" }), await aReader({ email: "immediate" })];
		await db().preference.create({
			data: { accountId: lea.accountId, topic: "culture", channel: "sms", rhythm: "immediate", changedAt: testNow },
		});
		const when = { field: "follows", operator: "one-of", values: ["culture"] } as const;
		const { campaignId } = await aCampaign({ blocks: [{ when, text: "Le carnaval des écoles est samedi." }] });
		await sendAll(campaignId);
		const texts = await db().mail.findMany({ select: { text: true } });
		expect(texts.filter(({ text }) => text.includes("carnaval"))).toHaveLength(1);
		expect((await findReceived(testContext(lea), lea.accountId, campaignId))?.mine).toEqual([0]);
		expect((await findReceived(testContext(hugo), hugo.accountId, campaignId))?.mine).toEqual([]);
	});

	it("is printed run by run, and a run is posted once", async () => {
		for (let index = 0; index < 3; index += 1) await aReader({ letter: true });
		const { campaignId } = await aCampaign();
		await sendAll(campaignId);
		const { letters } = await listLetters(testContext(), campaignId);
		const { asAuthor } = await setting();
		const lastId = letters[1]?.id ?? "";
		const posted = [
			await postLetters(asAuthor, { campaignId, lastId }),
			await postLetters(asAuthor, { campaignId, lastId }),
		];
		expect(posted).toEqual([
			{ ok: true, value: { count: 2 } },
			{ ok: true, value: { count: 0 } },
		]);
		expect((await listLetters(testContext(), campaignId)).count).toBe(1);
	});

	it("waits for the letter of the day of who prefers it", async () => {
		await aReader({ email: "daily" });
		await sendAll((await aCampaign()).campaignId);
		expect(await sendDigests(testContext(), "weekly")).toBe(0);
		expect(await sendDigests(testContext(), "daily")).toBe(1);
		expect(await sendDigests(testContext(), "daily")).toBe(0);
		expect(await db().mail.count()).toBe(1);
	});
});

describe("in the months before an election", () => {
	it("what promotes the city is refused, what people need to know leaves, and all leaves again when it is over", async () => {
		const { asAuthor, asOther } = await setting();
		const election = { name: "Municipales", pollingDay: "2026-09-20" };
		expect(await addElection(asAuthor, election)).toEqual({ ok: false, reason: "not-allowed" });
		await addElection(asOther, election);
		expect((await aCampaign({ nature: "promotional" })).submitted).toEqual({ ok: false, reason: "election" });
		expect((await aCampaign({ nature: "service" })).approved).toEqual({ ok: true, value: null });
		const after = new Date("2026-09-22T10:00:00Z");
		expect((await aCampaign({ nature: "promotional" }, after)).approved.ok).toBe(true);
		await removeElection(asOther, election);
		expect((await aCampaign({ nature: "promotional" })).approved.ok).toBe(true);
	});

	it("what was submitted before is not approved during, and digests keep promotion waiting", async () => {
		await aReader({ email: "daily" });
		const { campaignId } = await aCampaign();
		await sendAll(campaignId);
		const { asAuthor, asOther } = await setting();
		const saved = await saveCampaign(asAuthor, { ...words, campaignId: null });
		const later = saved.ok ? saved.value.id : "";
		await moveCampaign(asAuthor, { campaignId: later, act: "submit" });
		await addElection(asOther, { name: "Départementales", pollingDay: "2026-06-20" });
		const approved = await moveCampaign(asOther, { campaignId: later, act: "approve" });
		expect(approved).toEqual({ ok: false, reason: "election" });
		expect(await sendDigests(testContext(), "daily")).toBe(0);
		expect(await db().mail.count()).toBe(0);
	});
});

describe("the public register", () => {
	it("names the rule and a rounded number, hides small ones, and never the author", async () => {
		const ids = Array.from({ length: 13 }, () => crypto.randomUUID());
		const account = (id: string) => ({ id, email: `${id}@x.example`, emailKey: `${id}@x.example`, displayName: "P" });
		const dates = { confirmedAt: testNow, createdAt: testNow };
		await db().account.createMany({ data: ids.map((id) => ({ ...account(id), ...dates })) });
		const wish = { topic: "school", channel: "email", rhythm: "immediate" as const, changedAt: testNow };
		await db().preference.createMany({ data: ids.map((accountId) => ({ accountId, ...wish })) });
		await aCampaign();
		await aReader({ sms: true });
		await aCampaign({ channels: ["sms"] });
		const register = await listRegister(testContext());
		expect(register.map(({ people }) => people).sort((a, b) => a.count - b.count)).toEqual([
			{ isHidden: true, count: 0 },
			{ isHidden: false, count: 10 },
		]);
		expect(JSON.stringify(register)).not.toMatch(/authorId|approverId|Personne/);
	});
});

describe("a mobile number", () => {
	const sent = async () => {
		const rows = await db().delivery.findMany({ where: { purpose: "code" }, orderBy: { id: "asc" } });
		return rows.map(({ content }) => (content as { text: string }).text);
	};
	const ask = (context: ReturnType<typeof testContext>, phone = "06 12 34 56 78") =>
		askPhoneCode(context, { phone, words: (code) => code });

	it("is one's own once its code is typed; it replaces the one before and undoes an old STOP", async () => {
		const lea = testContext(await aResident(testContext()));
		const wish = { kind: "phone", address: "+33612345678", purpose: "all", reason: "STOP", isSilent: true } as const;
		await silenceContact(testContext(), wish);
		await ask(lea);
		const [code = ""] = await sent();
		const wrong = code === "000000" ? "000001" : "000000";
		expect(await enterPhoneCode(lea, { code: wrong })).toEqual({ ok: false, reason: "wrong-code" });
		expect(await enterPhoneCode(lea, { code: `${code.slice(0, 3)} ${code.slice(3)}` })).toEqual({
			ok: true,
			value: null,
		});
		expect(await db().contactPoint.findFirst({ where: { kind: "phone" } })).toMatchObject({ state: "proved" });
		expect(await db().suppression.count()).toBe(0);
		expect(await enterPhoneCode(lea, { code })).toEqual({ ok: false, reason: "no-code" });
	});

	it("is not guessed in five tries, nor made to ring four times a day; a landline gets none", async () => {
		const lea = testContext(await aResident(testContext()));
		await ask(lea);
		const [code = ""] = await sent();
		for (let index = 0; index < 5; index += 1) await enterPhoneCode(lea, { code: code === "111111" ? "2" : "111111" });
		expect(await enterPhoneCode(lea, { code })).toEqual({ ok: false, reason: "no-code" });
		expect(await ask(lea, "02 40 12 34 56")).toEqual({ ok: false, reason: "not-a-mobile" });
		await ask(lea);
		await ask(lea);
		expect(await ask(lea)).toEqual({ ok: false, reason: "too-many-codes" });
		const tooLate = { ...lea, now: new Date(testNow.getTime() + 16 * 60_000) };
		expect(await enterPhoneCode(tooLate, { code: (await sent()).at(-1) ?? "" })).toEqual({
			ok: false,
			reason: "no-code",
		});
	});
});
