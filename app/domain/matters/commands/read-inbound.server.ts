import { recordEvent } from "~/domain/audit/commands/record-event.server";
import type { Adapter, Attachment, InboundNews } from "~/domain/channels/adapters/adapter";
import { adapterFor } from "~/domain/channels/adapters/registry.server";
import { noteDelivery } from "~/domain/channels/commands/note-delivery.server";
import { settleInbound, type Verdict } from "~/domain/channels/commands/settle-inbound.server";
import { silenceContact } from "~/domain/residents/commands/silence-contact.server";
import { type Context, transaction } from "~/server/context.server";
import { storage } from "~/server/storage.server";
import { answerKeyword } from "./answer-keyword.server";
import { noteBounce } from "./note-bounce.server";
import { receiveMessage, type StoredFile } from "./receive-message.server";

/** More messages than this from one sender in an hour are a loop or a flood: they wait for staff. */
const HOURLY_LIMIT = 30;
const HOUR_MS = 3_600_000;

const extensionOf = (name: string) => /\.([a-z0-9]{2,5})$/i.exec(name)?.[1]?.toLowerCase() ?? "bin";

/** Puts the files away before the transaction: their key is their content, so doing it twice is doing it once. */
const storeFiles = (attachments: Attachment[]): Promise<StoredFile[]> =>
	Promise.all(
		attachments.map(async ({ name, type, bytes }) => ({
			...{ name, type, size: bytes.length },
			storageKey: bytes.length > 0 ? await storage().put(bytes, extensionOf(name)) : null,
		})),
	);

const isFlood = async ({ db, now }: Context, address: string, kind: string) =>
	(await db.message.count({
		where: {
			direction: "in",
			at: { gte: new Date(now.getTime() - HOUR_MS) },
			contactPointId: {
				in: (await db.contactPoint.findMany({ where: { kind, address }, select: { id: true } })).map(({ id }) => id),
			},
		},
	})) >= HOURLY_LIMIT;

type Event = { id: string; channelAccount: string; nativeId: string };

const apply = async (
	context: Context,
	event: Event,
	news: InboundNews,
	files: StoredFile[],
	index: number,
): Promise<Verdict> => {
	const { channelAccount, nativeId } = event;
	if (news.kind === "set-aside") return { state: "set_aside", reason: news.reason };
	if (news.kind === "receipt") {
		await noteDelivery(context, { channel: channelAccount, ...news });
		return { state: "done", reason: "receipt" };
	}
	if (news.kind === "bounce") {
		await noteBounce(context, news);
		return { state: "set_aside", reason: "bounce" };
	}
	if (news.kind !== "message") {
		const { kind, address } = news.from;
		await silenceContact(context, { kind, address, purpose: "all", reason: "STOP", isSilent: news.kind === "opt-out" });
		return { state: "done", reason: news.kind };
	}
	if (await isFlood(context, news.from.address, news.from.kind)) return { state: "set_aside", reason: "flood" };
	const key = `inbound:${event.id}:${index}`;
	if (await answerKeyword(context, { key, message: news })) return { state: "done", reason: "keyword" };
	const { rule } = await receiveMessage(context, {
		key,
		channelAccount,
		nativeId: `${nativeId}:${index}`,
		message: news,
		files,
	});
	return { state: "done", reason: rule };
};

const understand = async (context: Context, event: Event & { raw: Uint8Array; hints: unknown }, adapter: Adapter) => {
	const all = await adapter.parse({ raw: event.raw, hints: event.hints as Record<string, string> });
	const files = await Promise.all(all.map((news) => (news.kind === "message" ? storeFiles(news.attachments) : [])));
	await transaction(context, async (context) => {
		await context.db.$executeRaw`SELECT 1 FROM "InboundEvent" WHERE id = ${event.id}::uuid FOR UPDATE`;
		const now = await context.db.inboundEvent.findUnique({ where: { id: event.id }, select: { state: true } });
		if (now?.state !== "received") return;
		const verdicts: Verdict[] = [];
		for (const [index, news] of all.entries())
			verdicts.push(await apply(context, event, news, files[index] ?? [], index));
		await settleInbound(
			context,
			event.id,
			verdicts.find(({ state }) => state === "done") ?? verdicts[0] ?? { state: "set_aside", reason: "empty" },
		);
	});
};

/**
 * Reads one inbound event: understood, threaded, written and marked in one transaction, so that a replay or a dead worker
 * adds nothing. What cannot be read is tried five times, then parked where staff see it.
 */
export const readInbound = async (
	context: Context,
	{ inboundId }: { inboundId: string },
	find: (channel: string) => Adapter | null = adapterFor,
): Promise<void> => {
	const event = await context.db.inboundEvent.findUnique({ where: { id: inboundId } });
	if (!event || event.state !== "received" || !event.raw) return;
	try {
		const adapter = find(event.channelAccount);
		if (!adapter) throw new Error("not-configured");
		await understand(context, { ...event, raw: event.raw }, adapter);
	} catch (error) {
		const { isParked } = await settleInbound(context, inboundId, { state: "failed", reason: (error as Error).message });
		if (!isParked) throw error;
		await recordEvent(context, { name: "inbound.parked", subject: { type: "inbound", id: inboundId } });
	}
};
