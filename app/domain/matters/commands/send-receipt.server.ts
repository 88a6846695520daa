import { findCity } from "~/domain/settings/queries.server";
import { formatDate } from "~/i18n/format";
import { translator } from "~/i18n/i18next.server";
import type { Context } from "~/server/context.server";
import { sendToParticipants } from "./send-to-participants.server";
import { findByKey, storeMessage } from "./store-message.server";

/**
 * Sends the electronic receipt of a matter at once, and stops its clock (code of relations between the public and the
 * administration, L112-11). Once per matter. In the caller's transaction.
 */
export const sendReceipt = async (context: Context, matterId: string): Promise<void> => {
	const key = `receipt:${matterId}`;
	if (await findByKey(context, key)) return;
	const { db, now } = context;
	const matter = await db.matter.findUniqueOrThrow({ where: { id: matterId } });
	const { name: city, contactEmail, contactPhone } = await findCity(context);
	const t = translator("fr");
	const text = t("matters:letters.receipt.text", {
		...{ city, reference: matter.reference },
		date: formatDate("fr", matter.firstReceivedAt, "moment"),
		due: formatDate("fr", matter.answerDueAt, "day"),
		contact: [contactEmail, contactPhone].filter(Boolean).join(", "),
	});
	const id = await storeMessage(context, {
		...{ key, matterId, originId: matterId, direction: "system", channel: "web", authorName: city, text },
		details: { kind: "receipt" },
	});
	await sendToParticipants(context, matter, { id, text, kind: "receipt" });
	await db.matterClock.updateMany({ where: { matterId, kind: "receipt", metAt: null }, data: { metAt: now } });
};
