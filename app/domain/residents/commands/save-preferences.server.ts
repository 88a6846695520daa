import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { newId } from "~/lib/id";
import { type Context, transaction } from "~/server/context.server";
import type { Rhythm } from "~/server/prisma/client";
import { type NewsChannel, newsTopics, type Preferences } from "../schema";

/** The words shown beside the choices; changed together with them, so that the log says what was agreed to. */
export const WORDING = "2026-11";

type Change = {
	accountId: string;
	topic: string;
	/** E-mail when nothing else is said. */
	channel?: NewsChannel;
	rhythm: Rhythm;
	surface: "preferences" | "unsubscribe";
};

/** One choice of one person, with its line in the consent log when it gives or withdraws. Choosing it again changes nothing. */
export const choose = async ({ db, now }: Context, change: Change): Promise<boolean> => {
	const { accountId, topic, channel = "email", rhythm, surface } = change;
	const key = { accountId, topic, channel };
	const where = { accountId_topic_channel: key };
	await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`preference:${accountId}`}, 7))`;
	const before = (await db.preference.findUnique({ where }))?.rhythm ?? "off";
	if (before === rhythm) return false;
	// Asking for news takes back an objection to being written to.
	if (rhythm !== "off") await db.objection.deleteMany({ where: { accountId, purpose: "campaigns" } });
	await db.preference.upsert({ where, create: { ...key, rhythm, changedAt: now }, update: { rhythm, changedAt: now } });
	if ((before === "off") !== (rhythm === "off")) {
		const action = rhythm === "off" ? "withdrawn" : "given";
		await db.consentRecord.createMany({ data: { id: newId(now), ...key, action, wording: WORDING, surface, at: now } });
	}
	return true;
};

/** By SMS, push and post, what a person wants comes at once. */
const BESIDES = ["sms", "push", "letter"] as const;

type Ways = "sms" | "push" | "letter" | "firstChannel";
type Chosen = Omit<Preferences, Ways> & Partial<Pick<Preferences, Ways>>;

/** Saves the whole preference centre of a person. A way that is not mentioned stays as it was. */
export const savePreferences = (
	context: Context,
	{ accountId, ...chosen }: Chosen & { accountId: string },
): Promise<void> =>
	transaction(context, async (context) => {
		const { db, now } = context;
		const changed: string[] = [];
		for (const topic of newsTopics) {
			const rhythm = chosen[topic];
			if (await choose(context, { accountId, topic, rhythm, surface: "preferences" })) changed.push(topic);
		}
		for (const channel of BESIDES)
			for (const topic of chosen[channel] ? newsTopics : []) {
				const rhythm = chosen[channel]?.includes(topic) ? "immediate" : "off";
				if (await choose(context, { accountId, topic, channel, rhythm, surface: "preferences" })) changed.push(topic);
			}
		const declared = {
			...{ areaId: chosen.areaId || null, ageBand: chosen.ageBand || null, changedAt: now },
			...(chosen.firstChannel === undefined ? {} : { firstChannel: chosen.firstChannel || null }),
		};
		await db.declared.upsert({ where: { accountId }, create: { accountId, ...declared }, update: declared });
		if (changed.length === 0) return;
		await recordEvent(context, {
			name: "preference.changed",
			subject: { type: "account", id: accountId },
			details: { topics: [...new Set(changed)] },
		});
	});
