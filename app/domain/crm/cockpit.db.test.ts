import { describe, expect, it } from "vitest";
import { newId } from "~/lib/id";
import { loader as openData } from "~/routes/public/open-data/channels-csv";
import { db } from "~/server/db.server";
import { testContext } from "~/test/database";
import { aResident } from "~/test/factories";
import { cockpitOf } from "./queries/cockpit.server";
import { periodOf } from "./rules/period";

const HOUR = 3_600_000;
const city = () => testContext();

type Said = { channel: string; direction: "in" | "out"; hours: number };

/** A matter received ten days ago (or more), and what was said since, in hours. */
const aMatter = async (
	topic: string,
	said: Said[],
	{ days = 10, due = 48, accountId = null as string | null } = {},
) => {
	const { now } = city();
	const at = new Date(now.getTime() - days * 24 * HOUR);
	const id = newId(now);
	const dates = { firstReceivedAt: at, lastMessageAt: at, answerDueAt: at };
	await db().matter.createMany({ data: { id, reference: id, subject: "Une demande", topic, ...dates } });
	await db().matterClock.create({
		data: { matterId: id, kind: "first-answer", dueAt: new Date(at.getTime() + due * HOUR) },
	});
	await db().message.createMany({
		data: said.map(({ channel, direction, hours }) => ({
			...{ id: newId(now), key: newId(now), matterId: id, originId: id, direction, channel, authorName: "", text: "…" },
			at: new Date(at.getTime() + hours * HOUR),
		})),
	});
	if (accountId)
		await db().matterParticipant.create({ data: { id: newId(now), matterId: id, originId: id, accountId, name: "" } });
};

const asked = (channel: string, hours = 0): Said => ({ channel, direction: "in", hours });
const answered = (channel: string, hours: number): Said => ({ channel, direction: "out", hours });
const times = (count: number, make: () => Promise<void>) => Promise.all(Array.from({ length: count }, make));

describe("the cockpit of channels", () => {
	it("counts how people came, how fast and how well they were answered, and who changed channel", async () => {
		await times(9, () => aMatter("streets", [asked("email"), answered("email", 4)]));
		await times(3, () => aMatter("streets", [asked("email"), answered("email", 60), asked("phone", 70)]));
		await times(2, () => aMatter("school", [asked("phone")]));
		await times(1, () => aMatter("school", [asked("sms")], { days: 200 }));
		const { channels, topics, switches } = await cockpitOf(city(), periodOf(city().now, 90));
		expect(channels[0]).toMatchObject({
			...{ key: "email", matters: 12, answered: 12, onTime: 9, again: 3, firstTime: 9, assisted: 0 },
			answerHours: 4,
		});
		expect(channels.map(({ key }) => key)).toEqual(["email", "phone"]);
		expect(topics.find(({ key }) => key === "school")).toMatchObject({ matters: 2, answered: 0, assisted: 2 });
		expect(switches).toEqual([{ from: "email", to: "phone", matters: 3 }]);
	});

	it("knows the districts people chose to give, and only those", async () => {
		const areaId = newId(city().now);
		await db().area.create({
			data: { id: areaId, code: areaId, name: "Rive Neuve", geometry: {}, west: 0, south: 0, east: 1, north: 1 },
		});
		const { accountId } = await aResident(city());
		await db().declared.create({ data: { accountId, areaId, changedAt: city().now } });
		await aMatter("other", [asked("counter")], { accountId });
		const { districts } = await cockpitOf(city(), periodOf(city().now, 30));
		expect(districts).toMatchObject([{ key: "Rive Neuve", matters: 1, assisted: 1 }]);
	});

	it("publishes nothing under ten", async () => {
		await times(12, () => aMatter("housing", [asked("chat"), answered("chat", 1)]));
		await times(4, () => aMatter("culture", [asked("mastodon"), answered("mastodon", 1)]));
		const request = new Request("http://localhost:3000/open-data/channels.csv?days=365");
		const args = { request, params: {}, context: { requestId: "r", ip: "127.0.0.1", cookies: [] } };
		const text = await ((await openData(args as never)) as Response).text();
		expect(text).toMatch(/channel;chat;12;12;1;0;1/);
		expect(text).toMatch(/channel;mastodon;moins de 10;moins de 10;moins de 10/);
		expect(text).not.toMatch(/;4;/);
	});
});
