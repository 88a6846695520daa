import { describe, expect, it } from "vitest";
import { db } from "~/server/db.server";
import { testContext, testNow } from "~/test/database";
import { aResident, aStaffMember } from "~/test/factories";
import { moveCampaign } from "./commands/move-campaign.server";
import { saveCampaign } from "./commands/save-campaign.server";
import { addElection } from "./commands/save-elections.server";
import { saveSegment } from "./commands/save-segment.server";
import { sendCampaign } from "./commands/send-campaign.server";
import { findReceived } from "./queries/campaigns.server";
import { homeOf } from "./queries/home.server";
import { campaignSchema } from "./schema";

const DAY_MS = 86_400_000;

const inDays = (days: number) => new Date(testNow.getTime() + days * DAY_MS);

/** A resident who wants news of culture, by SMS only: nothing of schools reaches them but their home page. */
const aFollower = async () => {
	const resident = await aResident(testContext());
	await db().preference.create({
		data: {
			...{ accountId: resident.accountId, topic: "culture", channel: "sms" },
			...{ rhythm: "immediate", changedAt: testNow },
		},
	});
	return resident;
};

const stage = async (nature: "service" | "promotional" = "service") => {
	const author = testContext(await aStaffMember(testContext(), "agent"));
	const other = testContext(await aStaffMember(testContext(), "admin"));
	const tree = JSON.stringify({ field: "follows", operator: "one-of", values: ["culture"] });
	const segment = await saveSegment(author, { segmentId: null, name: "Amis de la culture", tree });
	const segmentId = segment.ok ? segment.value.id : "";
	const saved = await saveCampaign(author, {
		...{ campaignId: null, segmentId, nature, topic: "school", channels: ["home"] },
		...{ subject: "Le carnaval des écoles", text: "Le carnaval passe samedi.\n\nDépart à dix heures." },
		blocks: [
			{ when: { field: "follows", operator: "one-of", values: ["culture"] }, text: "Des masques vous attendent." },
			{ when: { field: "follows", operator: "one-of", values: ["streets"] }, text: "La rue Haute sera fermée." },
		],
	});
	const campaignId = saved.ok ? saved.value.id : "";
	const move = (context: typeof author, act: "submit" | "approve" | "cancel") =>
		moveCampaign(context, { campaignId, act });
	return { author, other, campaignId, move };
};

const newsOf = async (resident: Awaited<ReturnType<typeof aResident>> | undefined, now = testNow) =>
	(await homeOf(testContext(resident, now), null)).news;

describe("news on the home page", () => {
	it("is seen by the residents of its group once approved, with their own parts, and by nobody else", async () => {
		const [member, stranger] = [await aFollower(), await aResident(testContext())];
		const { author, other, campaignId, move } = await stage();
		await move(author, "submit");
		expect(await newsOf(member)).toEqual([]);
		expect(await move(other, "approve")).toMatchObject({ ok: true });
		while ((await sendCampaign(testContext(), { campaignId })) > 0);
		expect(await newsOf(member)).toEqual([
			{
				...{ id: campaignId, subject: "Le carnaval des écoles", text: "Le carnaval passe samedi." },
				own: ["Des masques vous attendent."],
			},
		]);
		expect([await newsOf(stranger), await newsOf(undefined)]).toEqual([[], []]);
		expect(await db().mail.count()).toBe(0);
		expect(await db().delivery.count({ where: { purpose: "campaign" } })).toBe(0);
	});

	it("says why to who sees it, from the rule that ran, and to nobody else", async () => {
		const [member, stranger] = [await aFollower(), await aResident(testContext())];
		const { author, other, campaignId, move } = await stage();
		await move(author, "submit");
		await move(other, "approve");
		expect(await findReceived(testContext(member), member.accountId, campaignId)).toMatchObject({
			...{ channel: "home", mine: [0] },
			tree: { field: "follows", operator: "one-of", values: ["culture"] },
		});
		expect(await findReceived(testContext(stranger), stranger.accountId, campaignId)).toBeNull();
	});

	it("leaves after thirty days, and at once when it is stopped", async () => {
		const member = await aFollower();
		const { author, other, move } = await stage();
		await move(author, "submit");
		await move(other, "approve");
		expect(await newsOf(member, inDays(29))).toHaveLength(1);
		expect(await newsOf(member, inDays(31))).toEqual([]);
		expect(await move(author, "cancel")).toMatchObject({ ok: true });
		expect(await newsOf(member)).toEqual([]);
	});

	it("that promotes the city waits before an election", async () => {
		const member = await aFollower();
		const { author, other, move } = await stage("promotional");
		await move(author, "submit");
		await move(other, "approve");
		expect(await newsOf(member)).toHaveLength(1);
		const pollingDay = inDays(60).toISOString().slice(0, 10);
		expect(await addElection(other, { name: "Municipales", pollingDay })).toMatchObject({ ok: true });
		expect(await newsOf(member)).toEqual([]);
	});

	it("names its group", () => {
		const form = { subject: "Le carnaval", text: "Le carnaval des écoles passe samedi.", topic: "school" };
		expect(campaignSchema.safeParse({ ...form, channels: ["home"] }).error?.issues).toMatchObject([
			{ path: ["segmentId"], message: "crm:issues.homeGroup" },
		]);
	});
});
