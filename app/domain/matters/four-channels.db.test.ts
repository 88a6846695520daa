import { describe, expect, it } from "vitest";
import type { Adapter } from "~/domain/channels/adapters/adapter";
import { blueskyAdapter } from "~/domain/channels/adapters/bluesky/adapter.server";
import { emailAdapter, mailEvent } from "~/domain/channels/adapters/email/adapter.server";
import { mastodonAdapter } from "~/domain/channels/adapters/mastodon/adapter.server";
import { twilioAdapter } from "~/domain/channels/adapters/sms/twilio.server";
import { deliver } from "~/domain/channels/commands/deliver.server";
import { pollChannels } from "~/domain/channels/commands/poll-channels.server";
import { receiveEvents } from "~/domain/channels/commands/receive-events.server";
import { db } from "~/server/db.server";
import { testContext } from "~/test/database";
import { aStaffMember } from "~/test/factories";
import { aLetter } from "~/test/raw-letters";
import { anSmsGateway } from "~/test/sms-gateway";
import { aSocialServer } from "~/test/social-server";
import { answerMatter } from "./commands/answer-matter.server";
import { joinMatters } from "./commands/join-matters.server";
import { readInbound } from "./commands/read-inbound.server";
import { findMatterForStaff } from "./queries/thread.server";

const SECRET_WORD = "le 14 rue Haute";

const text = (id: string, body: string) => ({
	nativeId: `${id}:message`,
	raw: new Uint8Array(
		Buffer.from(
			new URLSearchParams({ MessageSid: id, From: "+33612345678", To: "+33700000000", Body: body }).toString(),
		),
	),
	hints: {},
});

const stage = async () => {
	const [sms, mastodon, bluesky] = await Promise.all([
		anSmsGateway(),
		aSocialServer("mastodon"),
		aSocialServer("bluesky"),
	]);
	const gateway = { baseUrl: sms.url, account: "AC", secret: "s", sender: "+33700000000", consumer: "", service: "" };
	const mail = { send: async () => ({ outcome: "accepted" as const, providerId: "250" }) };
	const adapters: Record<string, Adapter> = {
		email: emailAdapter({ secret: null, own: ["reponse@ville.example"], mail }),
		sms: twilioAdapter(gateway, "https://ville.example/webhooks/sms"),
		mastodon: mastodonAdapter({ baseUrl: mastodon.url, token: "t", secret: null }),
		bluesky: blueskyAdapter({ baseUrl: bluesky.url, handle: "ville", password: "p", secret: null }),
	};
	const find = (channel: string) => adapters[channel] ?? null;
	return { sms, mastodon, bluesky, find, stop: () => Promise.all([sms.stop(), mastodon.stop(), bluesky.stop()]) };
};

type Stage = Awaited<ReturnType<typeof stage>>;

/** Everything that came in, as often as the providers like, read by a worker. */
const bringIn = async ({ find }: Stage) => {
	const context = testContext();
	const letter = mailEvent(
		Buffer.from(
			aLetter({ from: "lea@exemple.example", id: "<un@x.example>", subject: "Arbre", text: "L’arbre penche." }),
		),
	);
	await receiveEvents(context, { channelAccount: "email", events: [letter] });
	await receiveEvents(context, { channelAccount: "sms", events: [text("SM1", "L'arbre penche encore")] });
	await pollChannels(context, find);
	for (const { id } of await db().inboundEvent.findMany()) await readInbound(context, { inboundId: id }, find);
};

const sendOut = async ({ find }: Stage) => {
	for (const { id } of await db().delivery.findMany({ where: { state: { in: ["queued", "sending"] } } }))
		await deliver(testContext(), { deliveryId: id }, find);
};

describe("one affair over four channels", () => {
	it("ends with one matter, one answer, three pointers, and replays that add nothing", async () => {
		const world = await stage();
		const agent = testContext(await aStaffMember(testContext(), "agent"));
		world.mastodon.say("@ville L’arbre de la place penche !");
		world.bluesky.say("L’arbre de la place va tomber ?");
		await bringIn(world);
		await bringIn(world);
		const [kept, ...others] = await db().matter.findMany({ orderBy: { id: "asc" }, select: { reference: true } });
		expect(others).toHaveLength(3);
		for (const other of others) await joinMatters(agent, { kept: kept?.reference ?? "", absorbed: other.reference });
		await sendOut(world);
		const before = [world.sms, world.mastodon, world.bluesky].map(({ accepted }) => accepted.length);

		const reference = kept?.reference ?? "";
		const answer = {
			reference,
			text: `Nous venons jeudi voir ${SECRET_WORD}.`,
			outcome: "answered" as const,
			seen: "",
		};
		const nonce = crypto.randomUUID();
		await Promise.all([1, 2, 3].map(() => answerMatter(agent, { ...answer, nonce })));
		await sendOut(world);
		await sendOut(world);
		await bringIn(world);

		const matter = await findMatterForStaff(agent, reference);
		const out = matter?.messages.filter(({ direction }) => direction === "out") ?? [];
		expect(out).toHaveLength(1);
		expect(out[0]?.deliveries.map(({ channel }) => channel).sort()).toEqual([
			...["bluesky", "bluesky", "email", "mastodon", "mastodon", "sms"],
		]);
		expect(await db().mail.count({ where: { text: { contains: SECRET_WORD } } })).toBe(1);
		const said = [world.sms, world.mastodon, world.bluesky].map(({ accepted }, index) => accepted.slice(before[index]));
		const [texts = [], toots = [], posts = []] = said;
		expect(said.flat().filter(({ text }) => text.includes(SECRET_WORD))).toEqual([]);
		const pointers = said.flat().filter(({ text }) => text.includes(`/contact/${reference}/`));
		expect(pointers).toHaveLength(3);
		expect([texts.length, toots.length, posts.length]).toEqual([1, 2, 2]);
		const open = [...toots, ...posts].filter((one) => "isPublic" in one && one.isPublic);
		expect(open.map(({ text }) => /https?:/.test(text) || text.includes(reference))).toEqual([false, false]);
		expect(await db().matter.count({ where: { joinedIntoId: null } })).toBe(1);
		expect(matter?.messages.filter(({ direction }) => direction === "in")).toHaveLength(4);
		await world.stop();
	});

	it("goes on where it was when somebody answers our public post", async () => {
		const world = await stage();
		const agent = testContext(await aStaffMember(testContext(), "agent"));
		world.mastodon.say("La fontaine fuit");
		await bringIn(world);
		const { reference } = await db().matter.findFirstOrThrow({ where: { subject: "La fontaine fuit" } });
		const input = { reference, text: "Merci.", outcome: "answered" as const, seen: "", nonce: crypto.randomUUID() };
		await answerMatter(agent, input);
		await sendOut(world);
		const ours = world.mastodon.accepted.find(({ isPublic }) => isPublic)?.id ?? "";
		world.mastodon.say("Elle fuit encore", ours);
		await bringIn(world);
		const matter = await findMatterForStaff(agent, reference);
		expect(matter?.messages.at(-1)?.text).toBe("Elle fuit encore");
		expect(matter?.state).toBe("reopened");
		await world.stop();
	});
});
