import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { type Context, transaction } from "~/server/context.server";
import { newsChannels, newsTopics, type ObjectionPurpose, objectionPurposes } from "../schema";
import { choose } from "./save-preferences.server";

/**
 * A person objects to uses that the city does without asking (GDPR, article 21): what is listed stands, what is not is taken
 * back. Objecting to campaigns also ends every news letter they had chosen.
 */
export const objectTo = (
	context: Context,
	{ accountId, purposes }: { accountId: string; purposes: ObjectionPurpose[] },
): Promise<void> =>
	transaction(context, async (context) => {
		const { db, now } = context;
		const gone = objectionPurposes.filter((purpose) => !purposes.includes(purpose));
		await db.objection.deleteMany({ where: { accountId, purpose: { in: gone } } });
		await db.objection.createMany({
			data: purposes.map((purpose) => ({ accountId, purpose, at: now })),
			skipDuplicates: true,
		});
		if (purposes.includes("campaigns"))
			for (const topic of newsTopics)
				for (const channel of newsChannels)
					await choose(context, { accountId, topic, channel, rhythm: "off", surface: "preferences" });
		await recordEvent(context, {
			name: "objection.changed",
			subject: { type: "account", id: accountId },
			details: { purposes },
		});
	});
