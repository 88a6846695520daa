import { describe, expect, it } from "vitest";
import { leaveTopic } from "~/domain/residents/commands/leave-topic.server";
import { savePreferences } from "~/domain/residents/commands/save-preferences.server";
import { silenceContact } from "~/domain/residents/commands/silence-contact.server";
import { listConsents } from "~/domain/residents/queries.server";
import { unsubscribePath } from "~/domain/residents/unsubscribe.server";
import { db } from "~/server/db.server";
import { testContext, testNow } from "~/test/database";
import { aResident, aStaffMember } from "~/test/factories";
import { aMortalContext, Killed } from "~/test/mortal";
import { moveCampaign } from "./commands/move-campaign.server";
import { saveCampaign } from "./commands/save-campaign.server";
import { saveSegment } from "./commands/save-segment.server";
import { rescueCampaigns, sendCampaign } from "./commands/send-campaign.server";
import { sendDigests } from "./commands/send-digests.server";
import { sendTest } from "./commands/send-test.server";
import { findReceived } from "./queries/campaigns.server";

const noTopic = {
	"city-life": "off",
	streets: "off",
	school: "off",
	culture: "off",
	environment: "off",
	participation: "off",
} as const;

const choices = (change: object) => ({ ...noTopic, areaId: "", ageBand: "" as const, ...change });

const aSubscriber = async (rhythm: "immediate" | "weekly" = "immediate") => {
	const resident = await aResident(testContext());
	await savePreferences(testContext(resident), { accountId: resident.accountId, ...choices({ school: rhythm }) });
	return resident;
};

const words = {
	subject: "Inscriptions à l’école",
	text: "Les inscriptions ouvrent lundi.\n\nVenez avec un justificatif.",
	topic: "school" as const,
	segmentId: "",
};

const setting = async () => {
	const [author, other] = [await aStaffMember(testContext(), "agent"), await aStaffMember(testContext(), "admin")];
	return { asAuthor: testContext(author), asOther: testContext(other) };
};

/** A campaign approved and on its way. */
const aCampaign = async (change = {}, now = testNow) => {
	const { asAuthor, asOther } = await setting();
	const saved = await saveCampaign({ ...asAuthor, now }, { ...words, campaignId: null, ...change });
	const campaignId = saved.ok ? saved.value.id : "";
	await moveCampaign({ ...asAuthor, now }, { campaignId, act: "submit" });
	const approved = await moveCampaign({ ...asOther, now }, { campaignId, act: "approve" });
	return { campaignId, approved };
};

const sendAll = async (campaignId: string, context = testContext()) => {
	while ((await sendCampaign(context, { campaignId })) > 0);
};

const mails = () => db().mail.findMany({ orderBy: { id: "asc" } });

describe("a campaign", () => {
	it("needs two people: its author cannot approve it, nor change what was submitted", async () => {
		const { asAuthor, asOther } = await setting();
		const saved = await saveCampaign(asAuthor, { ...words, campaignId: null });
		const campaignId = saved.ok ? saved.value.id : "";
		expect(await moveCampaign(asAuthor, { campaignId, act: "approve" })).toEqual({
			ok: false,
			reason: "not-from-here",
		});
		await moveCampaign(asAuthor, { campaignId, act: "submit" });
		expect(await moveCampaign(asAuthor, { campaignId, act: "approve" })).toEqual({ ok: false, reason: "two-people" });
		expect(await saveCampaign(asOther, { ...words, campaignId })).toEqual({ ok: false, reason: "not-from-here" });
		const both = await Promise.all([1, 2].map(() => moveCampaign(asOther, { campaignId, act: "approve" })));
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
		const elected = testContext(await aStaffMember(testContext(), "elected"));
		expect(await saveCampaign(elected, { ...words, campaignId: null })).toEqual({ ok: false, reason: "not-allowed" });
	});

	it("reaches once each of those who asked for its topic within its segment, and can be left in one click", async () => {
		const [lea, hugo] = [await aSubscriber(), await aSubscriber()];
		await aResident(testContext());
		await db().account.update({ where: { id: hugo.accountId }, data: { language: "en" } });
		const { asAuthor } = await setting();
		const tree = { field: "language", operator: "is", values: ["fr"] };
		const segment = await saveSegment(asAuthor, { segmentId: null, name: "Francophones", tree });
		const { campaignId } = await aCampaign({ segmentId: segment.ok ? segment.value.id : "" });
		await sendAll(campaignId);
		await sendAll(campaignId);
		const [letter, ...others] = await mails();
		expect(others).toEqual([]);
		const path = unsubscribePath(lea.accountId, "school");
		expect(letter?.headers).toMatchObject({
			"List-Unsubscribe": `<http://localhost:3000${path}>`,
			"List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
		});
		expect(letter?.text).toContain(path);
		expect(await findReceived(testContext(lea), lea.accountId, campaignId)).toMatchObject({ tree });
		expect(await findReceived(testContext(hugo), hugo.accountId, campaignId)).toBeNull();
		expect(await db().campaign.findFirst()).toMatchObject({ state: "sent" });
	});

	it("gives each of 450 people exactly one letter although its worker is killed again and again, and two work at once", async () => {
		const created = new Date(testNow.getTime() - 1000);
		const ids = Array.from({ length: 450 }, () => crypto.randomUUID());
		await db().account.createMany({
			data: ids.map((id) => ({
				id,
				email: `${id}@x.example`,
				emailKey: `${id}@x.example`,
				displayName: "P",
				confirmedAt: created,
				createdAt: created,
			})),
		});
		await db().preference.createMany({
			data: ids.map((accountId) => ({
				accountId,
				topic: "school",
				channel: "email",
				rhythm: "immediate" as const,
				changedAt: created,
			})),
		});
		const { campaignId } = await aCampaign();
		let deaths = 0;
		for (let statements = 1; statements < 16; statements += 1)
			await sendCampaign(aMortalContext(testContext(), statements), { campaignId }).catch((error: Error) => {
				if (!(error instanceof Killed)) throw error;
				deaths += 1;
			});
		await Promise.all([sendCampaign(testContext(), { campaignId }), sendCampaign(testContext(), { campaignId })]);
		await rescueCampaigns(testContext());
		await sendAll(campaignId);
		expect(deaths).toBeGreaterThan(5);
		const letters = await mails();
		expect(letters).toHaveLength(450);
		expect(new Set(letters.map(({ to }) => to)).size).toBe(450);
	});

	it("writes to nobody more than twice a week, nor to who asked for silence or cannot be reached", async () => {
		const [lea, hugo] = [await aSubscriber(), await aSubscriber()];
		const address = (await db().account.findUniqueOrThrow({ where: { id: hugo.accountId } })).emailKey ?? "";
		await silenceContact(testContext(), {
			kind: "email",
			address,
			purpose: "institutional",
			reason: "plainte",
			isSilent: true,
		});
		for (let index = 0; index < 3; index += 1) await sendAll((await aCampaign()).campaignId);
		expect(await mails()).toHaveLength(2);
		const reasons = await db().campaignRecipient.groupBy({
			by: ["accountId", "reason"],
			where: { state: "skipped" },
			_count: true,
		});
		expect(reasons.find(({ accountId }) => accountId === lea.accountId)).toMatchObject({ reason: "cap", _count: 1 });
		expect(reasons.find(({ accountId }) => accountId === hugo.accountId)).toMatchObject({
			reason: "silent",
			_count: 3,
		});
		const nextWeek = new Date(testNow.getTime() + 8 * 86_400_000);
		await sendAll((await aCampaign({}, nextWeek)).campaignId, testContext(undefined, nextWeek));
		expect(await mails()).toHaveLength(3);
	});

	it("waits for the weekly letter of who prefers it: one letter, whatever it holds", async () => {
		await aSubscriber("weekly");
		for (let index = 0; index < 3; index += 1)
			await sendAll((await aCampaign({ subject: `Nouvelle n° ${index}` })).campaignId);
		expect(await mails()).toEqual([]);
		expect(await sendDigests(testContext(), "weekly")).toBe(1);
		expect(await sendDigests(testContext(), "weekly")).toBe(0);
		const [letter, ...others] = await mails();
		expect(others).toEqual([]);
		expect(letter?.text).toMatch(/Nouvelle n° 0[\s\S]*Nouvelle n° 2/);
	});

	it("is tried on its author alone, and stops when it is cancelled", async () => {
		await aSubscriber();
		const { asAuthor } = await setting();
		const saved = await saveCampaign(asAuthor, { ...words, campaignId: null });
		await sendTest(asAuthor, saved.ok ? saved.value.id : "");
		expect(await mails()).toHaveLength(1);
		const { campaignId } = await aCampaign();
		await moveCampaign(asAuthor, { campaignId, act: "cancel" });
		await sendAll(campaignId);
		expect(await mails()).toHaveLength(1);
	});
});

describe("preferences", () => {
	it("keep the proof of each agreement given and withdrawn, and only of changes", async () => {
		const lea = await aSubscriber();
		const context = testContext(lea);
		await savePreferences(context, { accountId: lea.accountId, ...choices({ school: "weekly" }) });
		await savePreferences(context, { accountId: lea.accountId, ...choices({ school: "off", culture: "weekly" }) });
		const log = await listConsents(context, lea.accountId);
		expect(log.map(({ topic, action }) => `${topic} ${action}`).sort()).toEqual([
			"culture given",
			"school given",
			"school withdrawn",
		]);
	});

	it("are left topic by topic by the link of a letter, which does that one thing, once", async () => {
		const lea = await aSubscriber();
		await savePreferences(testContext(lea), {
			accountId: lea.accountId,
			...choices({ school: "immediate", culture: "immediate" }),
		});
		const token = unsubscribePath(lea.accountId, "school").replace("/unsubscribe/", "");
		const visitor = testContext({ kind: "visitor" });
		expect(await leaveTopic(visitor, `${token.slice(0, -1)}?`)).toEqual({ ok: false, reason: "unknown-link" });
		expect(await leaveTopic(visitor, token.replace("school", "culture"))).toEqual({
			ok: false,
			reason: "unknown-link",
		});
		await Promise.all([leaveTopic(visitor, token), leaveTopic(visitor, token)]);
		const rows = await db().preference.findMany({ where: { rhythm: { not: "off" } } });
		expect(rows.map(({ topic }) => topic)).toEqual(["culture"]);
		expect(await db().consentRecord.count({ where: { action: "withdrawn", surface: "unsubscribe" } })).toBe(1);
	});
});
