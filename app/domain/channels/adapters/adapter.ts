/** A message shaped for one channel. */
export type Rendition = {
	subject: string;
	text: string;
	/** The provider's thread it goes on with: a post it answers, a room. */
	thread?: string | null;
	/** Read by everyone; else only by its address. Of no meaning where a channel is one or the other. */
	isPublic?: boolean;
	/** Where to read more: for channels whose messages are opened by a touch. */
	link?: string | null;
};

/** What an adapter can do; staff pages and the planner read it. */
export type Description = {
	/** «email», «sms:ovh»: also the channel account of what it receives. */
	id: string;
	channel: "email" | "sms" | "mastodon" | "bluesky" | "matrix" | "push";
	inbound: ("push" | "poll")[];
	hasReceipts: boolean;
	hasAttachments: boolean;
	isPublic: boolean;
	/** Longest text, in the channel's own unit; null: none. */
	maxLength: number | null;
};

/** A request from a provider, as it came. `url` is the public one, whatever proxies did. */
export type Push = { url: string; headers: Headers; body: Uint8Array; now: Date };

export type VerifyRefusal = "unsigned" | "badly-signed" | "stale" | "not-configured";

/** What is stored before anything is understood: one event of the provider, with its identifier. */
export type RawEvent = { nativeId: string; raw: Uint8Array; hints: Record<string, string> };

/** Where polling stopped, in the provider's own terms. */
export type Cursor = Record<string, string>;

export type Attachment = { name: string; type: string; bytes: Uint8Array };

type From = {
	kind: "email" | "phone" | "mastodon" | "bluesky" | "matrix";
	address: string;
	shown: string;
	name: string;
};

export type InboundMessage = {
	kind: "message";
	from: From;
	to: string[];
	subject: string;
	text: string;
	/** What was quoted from earlier messages. */
	quoted: string;
	/** Message identifiers it answers, nearest first. */
	references: string[];
	/** The provider's thread: number pair, room; null where there is none. */
	threadId: string | null;
	attachments: Attachment[];
	sentAt: Date | null;
	/** Results of sender checks our own mail server wrote; a hint, never a proof. */
	trust: Record<string, string>;
};

export type InboundNews =
	| InboundMessage
	| { kind: "receipt"; nativeId: string; state: "sent" | "delivered" | "failed"; error?: string }
	| { kind: "bounce"; address: string | null; identifiers: string[]; isPermanent: boolean; why: string }
	| { kind: "opt-out" | "opt-in"; from: From }
	/** Understood, and nothing to do: why. */
	| { kind: "set-aside"; reason: "automatic-answer" | "list" | "our-own" | "empty" | "no-sender" | "not-ours" };

/** What a provider said of a sending. */
export type Sending =
	| { outcome: "accepted"; nativeId: string }
	| { outcome: "refused"; fault: "address" | "content"; why: string }
	| { outcome: "later"; fault: "transient" | "credentials" | "quota"; why: string };

/**
 * One channel, one provider. An adapter touches neither the database nor the clock: it is given what it needs and answers
 * what it understood. Every adapter passes the same contract (`contract.test-kit.ts`).
 */
export type Adapter = {
	describe: () => Description;
	/** Whether the provider really sent this, and lately. Null: yes. Compares in constant time. */
	verify: (push: Push) => VerifyRefusal | null;
	/** The events a push holds, each with its identifier; nothing is understood yet. Empty: not one of ours. */
	split: (push: Push) => RawEvent[];
	/** What an event means. Depends on nothing else: the same bytes give the same answer. Throws on what nobody can read. */
	parse: (event: Pick<RawEvent, "raw" | "hints">) => Promise<InboundNews[]>;
	/** What is new since `cursor` (null: the first time), and where to go on. Only channels that are polled have it. */
	poll?: (cursor: Cursor | null) => Promise<{ events: RawEvent[]; cursor: Cursor }>;
	/** Hands a message over. `key` is the provider's idempotency key where it has one. */
	send: (message: Rendition, address: string, key: string) => Promise<Sending>;
	/** Null: in order; else what is wrong, in words for the administrator. */
	health: () => Promise<string | null>;
};
