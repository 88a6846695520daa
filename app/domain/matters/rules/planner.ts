/** The channels an answer can leave by. «web» is the person's own page. */
export type ReplyChannel = "web" | "email" | "sms" | "mastodon" | "bluesky" | "matrix";

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
	/** full: the answer itself; pointer: «you have an answer», with where to read it. */
	content: "full" | "pointer";
	/** Wait for the end of the quiet hours. */
	isHeld: boolean;
};

/** May carry personal content. The others are read over a shoulder (SMS) or by everyone (public posts). */
const CARRIES_ANSWERS = new Set<ReplyChannel>(["web", "email", "matrix"]);

/** Rings at night. */
const RINGS = new Set<ReplyChannel>(["sms"]);

/** An address nobody proved is written to only about the matter it was used in. */
const isUsable = ({ state, usedHere, isSuppressed }: Address) =>
	!isSuppressed && state !== "dead" && (state !== "unproved" || usedHere);

const inOrder = ({ addresses, wished, last }: Recipient) => {
	const order = (one: Address) => [one.channel === wished ? 0 : 1, one.rank, one.channel === last ? 0 : 1];
	return addresses.filter(isUsable).sort((one, other) => {
		const [a, b] = [order(one), order(other)];
		const at = a.findIndex((value, index) => value !== b[index]);
		return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
	});
};

/**
 * Where one answer goes: in full by one channel – the one wished for this matter, else preferred, else last used – and a
 * pointer by the channels people wrote from that cannot carry it (SMS, public posts). A confidential answer leaves its page
 * only as a pointer. With an account, the answer always stands on the person's own page too.
 * Empty when nobody can be reached: the page must say so.
 */
export const planDeliveries = (recipient: Recipient, answer: Answer): PlannedDelivery[] => {
	const usable = inOrder(recipient);
	const page: PlannedDelivery[] = recipient.hasAccount
		? [{ channel: "web", contactPointId: null, address: "", content: "full", isHeld: false }]
		: [];
	const main = usable.find(({ channel }) => CARRIES_ANSWERS.has(channel));
	const first = usable[0];
	const chosen = first && !CARRIES_ANSWERS.has(first.channel) ? [first, ...(main ? [main] : [])] : main ? [main] : [];
	const planned = chosen.map(({ channel, contactPointId, address }): PlannedDelivery => {
		const mayCarry = CARRIES_ANSWERS.has(channel) && !(answer.isConfidential && channel !== "web");
		const isHeld = RINGS.has(channel) && answer.isQuietHour && !answer.isUrgent;
		return { channel, contactPointId, address, content: mayCarry ? "full" : "pointer", isHeld };
	});
	const pageIsWished = recipient.wished === "web" && recipient.hasAccount;
	return [...page, ...(pageIsWished ? planned.map((one) => ({ ...one, content: "pointer" as const })) : planned)];
};
