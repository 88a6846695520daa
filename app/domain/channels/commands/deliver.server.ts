import { noteContactFailure } from "~/domain/residents/commands/note-contact-failure.server";
import type { Context } from "~/server/context.server";
import { addJob } from "~/server/queue.server";
import type { Adapter, Rendition, Sending } from "../adapters/adapter";
import { adapterFor } from "../adapters/registry.server";
import { noteDelivery } from "./note-delivery.server";

/** How long a worker may hold a delivery before it is believed dead: more than any adapter's timeout. */
const LEASE_MS = 2 * 60_000;

/** Waits between tries, in seconds: 1, 5, 15 minutes, 1, 6, 24 hours; each with up to a fifth more. */
const WAITS = [60, 300, 900, 3_600, 21_600, 86_400];

type Row = {
	id: string;
	key: string;
	channel: string;
	address: string;
	content: Partial<Rendition>;
	attempts: number;
};

/** Takes a delivery that is due, or whose worker is dead. One statement: two workers never both get it. */
const take = async ({ db, now }: Context, deliveryId: string): Promise<Row | null> => {
	const [row] = await db.$queryRaw<Row[]>`
		UPDATE "Delivery" SET state = 'sending', attempts = attempts + 1, "leaseUntil" = ${new Date(now.getTime() + LEASE_MS)}
		WHERE id = ${deliveryId}::uuid AND channel NOT IN ('email', 'letter', 'call')
			AND ((state = 'queued' AND "nextAt" <= ${now}) OR (state = 'sending' AND "leaseUntil" < ${now}))
		RETURNING id, key, channel, address, content, attempts`;
	return row ?? null;
};

const comeBack = async (context: Context, row: Row, why: string) => {
	const { db, now } = context;
	const wait = (WAITS[row.attempts - 1] ?? 86_400) * (1 + Math.random() / 5);
	const nextAt = new Date(now.getTime() + wait * 1000);
	const data = { state: "queued" as const, leaseUntil: null, nextAt, lastError: why };
	await db.delivery.updateMany({ where: { id: row.id, state: "sending" }, data });
	await addJob(context, "deliver", { deliveryId: row.id }, { runAt: nextAt, key: `deliver:${row.id}` });
};

/** A browser that no longer wants to be told is forgotten; any other address is marked dead. */
const noteLostAddress = async (context: Context, { channel, address }: Row) => {
	if (channel === "push") {
		await context.db.pushSubscription.deleteMany({ where: { id: address } });
		return;
	}
	const kind = channel === "sms" ? "phone" : channel;
	await noteContactFailure(context, { kind, address, isPermanent: true });
};

const settle = async (context: Context, row: Row, sending: Sending) => {
	if (sending.outcome === "accepted") {
		await noteDelivery(context, { key: row.key, state: "sent", nativeId: sending.nativeId });
		return;
	}
	const isLast = sending.outcome === "refused" || row.attempts > WAITS.length;
	if (!isLast) return comeBack(context, row, sending.why);
	await noteDelivery(context, { key: row.key, state: "failed", error: sending.why });
	const isAddress = sending.outcome === "refused" && sending.fault === "address";
	if (isAddress) await noteLostAddress(context, row);
};

/**
 * Hands one delivery to its adapter. Safe to repeat: what left or failed stays so. A delivery left by a dead worker goes
 * again under the same key, which providers that know keys recognise.
 */
export const deliver = async (
	context: Context,
	{ deliveryId }: { deliveryId: string },
	find: (channel: string) => Adapter | null = adapterFor,
): Promise<void> => {
	const row = await take(context, deliveryId);
	if (!row) return;
	const adapter = find(row.channel);
	const message = { ...row.content, subject: row.content.subject ?? "", text: row.content.text ?? "" };
	const sending: Sending = adapter
		? await adapter.send(message, row.address, row.key)
		: { outcome: "later", fault: "credentials", why: "not configured" };
	await settle(context, row, sending);
};
