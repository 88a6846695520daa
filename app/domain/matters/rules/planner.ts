/** The channels an answer can leave by. «web» is the person's own page. */
export const replyChannels = [
	"web",
	"email",
	"sms",
	"letter",
	"call",
	"push",
	"mastodon",
	"bluesky",
	"matrix",
] as const;

export type ReplyChannel = (typeof replyChannels)[number];

export type Address = {
	contactPointId: string;
	channel: ReplyChannel;
	address: string;
	state: "unproved" | "proved" | "bouncing" | "dead";
	/** The person's order of preference, 1 first. */
	rank: number;
	/** It was used in this very matter. */
	usedHere: boolean;
	isSuppressed: boolean;
};

export type Recipient = {
	hasAccount: boolean;
	/** A browser of theirs asked to be told. */
	hasPush: boolean;
	addresses: Address[];
	/** What they asked for in this matter. */
	wished: ReplyChannel | null;
	/** What their last message came by. */
	last: ReplyChannel | null;
};

export type Answer = { isConfidential: boolean; isUrgent: boolean; isQuietHour: boolean };

export type PlannedDelivery = {
	channel: ReplyChannel;
	contactPointId: string | null;
	address: string;
	/** full: the answer itself; pointer: «you have an answer», with where to read it; neutral: what everybody may read. */
	content: "full" | "pointer" | "neutral";
	/** Wait for the end of the quiet hours. */
	isHeld: boolean;
};

/** May carry personal content. The others are read over a shoulder (SMS, push), by everyone (posts) or by a whole room (Matrix). */
const CARRIES_ANSWERS = new Set<ReplyChannel>(["web", "email", "letter", "call"]);

/** Closed to everybody else, so that even a confidential answer may travel. */
const SEALED = new Set<ReplyChannel>(["web", "letter"]);

/** Somebody of the city has to print or to call: never for a mere pointer. */
const MADE_BY_HAND = new Set<ReplyChannel>(["letter", "call"]);

/** Read by everyone: what stands there names nobody's affair. */
const PUBLIC = new Set<ReplyChannel>(["mastodon", "bluesky"]);

/** Rings at night. */
const RINGS = new Set<ReplyChannel>(["sms", "push"]);

/** An address nobody proved, or a public name, is written to only about the matter it was used in. */
const isUsable = ({ state, usedHere, isSuppressed, channel }: Address) =>
	!isSuppressed && state !== "dead" && ((state !== "unproved" && !PUBLIC.has(channel)) || usedHere);

const inOrder = ({ addresses, wished, last }: Recipient) => {
	const order = (one: Address) => [one.channel === wished ? 0 : 1, one.rank, one.channel === last ? 0 : 1];
	return addresses.filter(isUsable).sort((one, other) => {
		const [a, b] = [order(one), order(other)];
		const at = a.findIndex((value, index) => value !== b[index]);
		return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
	});
};

/** The one address that carries the answer, and those that only say where it is. */
const choose = (usable: Address[]) => {
	const main = usable.find(({ channel }) => CARRIES_ANSWERS.has(channel));
	const first = usable[0];
	const chosen = first && !CARRIES_ANSWERS.has(first.channel) ? [first, ...(main ? [main] : [])] : main ? [main] : [];
	const taken = new Set(chosen.map(({ channel }) => channel));
	const others = usable.filter(({ channel, usedHere }) => {
		if (!usedHere || taken.has(channel) || MADE_BY_HAND.has(channel)) return false;
		return taken.add(channel);
	});
	return [...chosen, ...others].map((one) => ({ ...one, isMain: one === main }));
};

const contentsOf = (one: Address & { isMain: boolean }, answer: Answer): PlannedDelivery["content"][] => {
	if (PUBLIC.has(one.channel)) return ["neutral", "pointer"];
	return one.isMain && (!answer.isConfidential || SEALED.has(one.channel)) ? ["full"] : ["pointer"];
};

/**
 * Where one answer goes: in full by one channel – the one wished for this matter, else preferred, else last used – and a
 * pointer by every other channel people wrote from. SMS and push carry pointers only; a public question gets a neutral
 * public answer and a private pointer; a confidential answer leaves its page only in a sealed letter.
 * With an account, the answer always stands on the person's own page too.
 * Empty when nobody can be reached: the page must say so.
 */
export const planDeliveries = (recipient: Recipient, answer: Answer): PlannedDelivery[] => {
	const isHeld = (channel: ReplyChannel) => RINGS.has(channel) && answer.isQuietHour && !answer.isUrgent;
	const own = (channel: "web" | "push", content: "full" | "pointer"): PlannedDelivery[] => [
		{ channel, contactPointId: null, address: "", content, isHeld: isHeld(channel) },
	];
	const planned = choose(inOrder(recipient)).flatMap((one) =>
		contentsOf(one, answer).map(
			(content): PlannedDelivery => ({
				...{ channel: one.channel, contactPointId: one.contactPointId, address: one.address },
				...{ content, isHeld: isHeld(one.channel) },
			}),
		),
	);
	const pageIsWished = recipient.wished === "web" && recipient.hasAccount;
	const onlyPointers = planned.map((one) => (one.content === "full" ? { ...one, content: "pointer" as const } : one));
	return [
		...(recipient.hasAccount ? own("web", "full") : []),
		...(pageIsWished ? onlyPointers : planned),
		...(recipient.hasPush ? own("push", "pointer") : []),
	];
};
