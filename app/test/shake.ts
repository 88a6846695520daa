import type { Adapter, RawEvent } from "~/domain/channels/adapters/adapter";
import { emailAdapter, mailEvent } from "~/domain/channels/adapters/email/adapter.server";
import type { MailAdapter } from "~/domain/channels/adapters/email.server";
import { twilioAdapter } from "~/domain/channels/adapters/sms/twilio.server";
import { deliver } from "~/domain/channels/commands/deliver.server";
import { receiveEvents } from "~/domain/channels/commands/receive-events.server";
import { sendMail } from "~/domain/channels/commands/send-mail.server";
import { replyAddress } from "~/domain/channels/signing.server";
import { answerMatter } from "~/domain/matters/commands/answer-matter.server";
import { readInbound } from "~/domain/matters/commands/read-inbound.server";
import type { Actor } from "~/lib/actor";
import type { Context } from "~/server/context.server";
import { aMortalContext, Killed } from "./mortal";
import { aBounce, aLetter } from "./raw-letters";
import { anSmsGateway, type Behaviour } from "./sms-gateway";

/** A repeatable source of chance (mulberry32). */
export const chance = (seed: number) => {
	let state = seed >>> 0;
	const next = () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
	const below = (limit: number) => Math.floor(next() * limit);
	const shuffle = <One>(all: One[]) => {
		const result = [...all];
		for (let index = result.length - 1; index > 0; index -= 1) {
			const other = below(index + 1);
			[result[index], result[other]] = [result[other] as One, result[index] as One];
		}
		return result;
	};
	return { next, below, shuffle };
};

type Chance = ReturnType<typeof chance>;

type World = {
	context: Context;
	deaths: { count: number; isStormy: boolean };
	agent: Extract<Actor, { accountId: string }>;
	gateway: Awaited<ReturnType<typeof anSmsGateway>>;
};

const sms = (id: string, from: string, text: string): RawEvent => ({
	nativeId: `${id}:message`,
	raw: new Uint8Array(
		Buffer.from(new URLSearchParams({ MessageSid: id, From: from, To: "+33700000000", Body: text }).toString()),
	),
	hints: {},
});

const letter = (given: Parameters<typeof aLetter>[0]) => mailEvent(Buffer.from(aLetter(given)));

/** Twelve events from outside, none of which depends on the order of the others. */
const eventsAbout = (reference: string, answered: string): [string, RawEvent][] => [
	...["lea", "lea", "tiers"].map((name, index): [string, RawEvent] => [
		"email",
		letter({
			from: `${name}@exemple.example`,
			to: replyAddress(reference) ?? "",
			id: `<r${index}@x.example>`,
			text: `Réponse ${index}`,
		}),
	]),
	["email", letter({ from: "hugo@exemple.example", id: "<nouveau@x.example>", subject: "Autre affaire" })],
	[
		"email",
		letter({ from: "robot@exemple.example", id: "<robot@x.example>", headers: { "Auto-Submitted": "auto-replied" } }),
	],
	[
		"email",
		mailEvent(Buffer.from(aBounce({ messageId: answered, recipient: "lea@exemple.example", status: "4.2.2" }))),
	],
	["sms", sms("SM-a", "+33611111111", "La barrière est cassée")],
	["sms", sms("SM-b", "+33622222222", "STOP")],
	["sms", sms("SM-c", "+33633333333", "Merci")],
	["email", letter({ from: "liste@exemple.example", id: "<liste@x.example>", headers: { "List-Id": "<x>" } })],
	["email", letter({ from: "zoe@exemple.example", id: "<zoe@x.example>", subject: "École" })],
	["sms", sms("SM-d", "+33644444444", "Bruit place du marché")],
];

const BEHAVIOURS: Behaviour[] = ["accept", "fail", "accept-then-fail", "hang-up", "quota"];

/** A post office that keeps one copy per Message-ID, as mail stores do, and sometimes takes a letter and says it did not. */
const aPostOffice = (random: Chance) => {
	const taken = new Set<string>();
	const adapter: MailAdapter = {
		send: async ({ messageId, to }) => {
			const luck = random.next();
			if (luck < 0.15) return { outcome: "later", why: "451" };
			taken.add(`${messageId} ${to}`);
			return luck < 0.3 ? { outcome: "later", why: "lost answer" } : { outcome: "accepted", providerId: "250" };
		},
	};
	return { adapter, taken };
};

/** Runs one piece of work as a worker that may die in the middle of it. What a living worker throws is «try again». */
const attempt = async (
	{ deaths }: World,
	context: Context,
	random: Chance,
	work: (context: Context) => Promise<unknown>,
) => {
	const lives = deaths.isStormy && random.next() < 0.6 ? random.below(25) : Number.POSITIVE_INFINITY;
	await work(aMortalContext(context, lives)).catch((error: Error) => {
		if (error instanceof Killed) deaths.count += 1;
		else if (!/not taken yet/.test(error.message)) throw error;
	});
};

const MINUTE = 60_000;

/** Afterwards workers live and providers keep their word: a storm without end would rightly end in «not delivered». */
const STORMY_ROUNDS = 3;

/** Lets workers that die and providers that lie work until nothing is left to do. */
const settle = async (world: World, random: Chance, find: (channel: string) => Adapter | null, post: MailAdapter) => {
	const { context, gateway } = world;
	for (let round = 0; round < 80; round += 1) {
		world.deaths.isStormy = round < STORMY_ROUNDS;
		// Each round is later than every lease and every wait.
		const at = { ...context, now: new Date(context.now.getTime() + round * 48 * 60 * MINUTE) };
		const inbound = await context.db.inboundEvent.findMany({ where: { state: "received" }, select: { id: true } });
		const out = await context.db.delivery.findMany({
			where: { channel: "sms", state: { in: ["queued", "sending"] } },
			select: { id: true },
		});
		const mails = await context.db.mail.findMany({
			where: { state: { in: ["queued", "sending"] } },
			select: { id: true },
		});
		if (inbound.length + out.length + mails.length === 0) return;
		const work = [
			...inbound.map(
				({ id }) =>
					(context: Context) =>
						readInbound(context, { inboundId: id }, find),
			),
			...out.map(
				({ id }) =>
					(context: Context) =>
						deliver(context, { deliveryId: id }, find),
			),
			...mails.map(
				({ id }) =>
					(context: Context) =>
						sendMail(context, { mailId: id }, post),
			),
		];
		for (const one of random.shuffle(work)) {
			gateway.next.splice(
				0,
				9,
				world.deaths.isStormy ? (BEHAVIOURS[random.below(BEHAVIOURS.length)] ?? "accept") : "accept",
			);
			// Now and then two workers believe the same job is theirs.
			const twice =
				random.next() < 0.2
					? [attempt(world, at, random, one), attempt(world, at, random, one)]
					: [attempt(world, at, random, one)];
			await Promise.all(twice);
		}
	}
	throw new Error("the shaken city never came to rest");
};

/**
 * One shaken run: every event comes in three times in random order, workers die at random statements, providers accept and
 * then say they failed. Answers what a city must hold in the end, whatever the seed.
 */
export const shake = async (context: Context, agent: World["agent"], seed: number) => {
	const random = chance(seed);
	const gateway = await anSmsGateway();
	const world: World = { context, agent, gateway, deaths: { count: 0, isStormy: true } };
	const post = aPostOffice(random);
	const account = {
		baseUrl: gateway.url,
		account: "AC",
		secret: "s",
		sender: "+33700000000",
		consumer: "",
		service: "",
	};
	const adapters: Record<string, Adapter> = {
		email: emailAdapter({ secret: null, own: ["reponse@ville.example"], mail: post.adapter }),
		sms: twilioAdapter(account, "https://ville.example/webhooks/sms"),
	};
	const find = (channel: string) => adapters[channel] ?? null;
	try {
		await receiveEvents(context, {
			channelAccount: "email",
			events: [letter({ from: "lea@exemple.example", id: "<premier@x.example>" })],
		});
		const first = await context.db.inboundEvent.findFirstOrThrow();
		await readInbound(context, { inboundId: first.id }, find);
		const { reference } = await context.db.matter.findFirstOrThrow();
		const answer = { reference, text: "Quand ?", outcome: "waiting_resident" as const, seen: "" };
		const nonce = crypto.randomUUID();
		const answering = (context: Context) => answerMatter({ ...context, actor: agent }, { ...answer, nonce });
		for (let index = 0; index < 3; index += 1) await attempt(world, context, random, answering);
		await answering(context);
		const { messageId } = await context.db.mail.findFirstOrThrow({ orderBy: { id: "desc" } });

		const events = eventsAbout(reference, messageId ?? "");
		for (const [channelAccount, event] of random.shuffle([...events, ...events, ...events])) {
			await attempt(world, context, random, (context) => receiveEvents(context, { channelAccount, events: [event] }));
		}
		// A provider repeats until it is answered: what a dead worker did not store comes once more.
		for (const [channelAccount, event] of events) await receiveEvents(context, { channelAccount, events: [event] });
		await settle(world, random, find, post.adapter);
		return { city: await portrait(context, gateway.accepted.length, post.taken.size), deaths: world.deaths.count };
	} finally {
		await gateway.stop();
	}
};

const countBy = (rows: { key: string; count: bigint }[]) =>
	Object.fromEntries(rows.map(({ key, count }) => [key, Number(count)]));

const portrait = async ({ db }: Context, texts: number, letters: number) => ({
	matters: await db.matter.count(),
	events: countBy(await db.$queryRaw`SELECT state::text AS key, count(*) FROM "InboundEvent" GROUP BY 1 ORDER BY 1`),
	messages: countBy(await db.$queryRaw`SELECT direction::text AS key, count(*) FROM "Message" GROUP BY 1 ORDER BY 1`),
	deliveries: countBy(
		await db.$queryRaw`SELECT channel || ' ' || state::text AS key, count(*) FROM "Delivery" GROUP BY 1 ORDER BY 1`,
	),
	silenced: await db.suppression.count(),
	texts,
	letters,
});

/** What every run ends with. */
export const expectedAfterShaking: Awaited<ReturnType<typeof portrait>> = {
	matters: 6,
	events: { done: 10, set_aside: 3 },
	messages: { in: 9, out: 1, system: 6 },
	deliveries: { "email sent": 4, "sms sent": 3 },
	silenced: 1,
	texts: 3,
	letters: 4,
};
