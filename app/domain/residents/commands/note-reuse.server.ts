import { newId } from "~/lib/id";
import type { Context } from "~/server/context.server";
import type { AttributeKey } from "../ledger/rules";

/** The words beside the box; changed together with them. */
const WORDING = "reuse-2026-11";

/** A person ticked the boxes of facts of another field, for one request: the consent log keeps the proof. */
export const noteReuse = async (
	{ db, now }: Context,
	{ accountId, keys, by }: { accountId: string; keys: AttributeKey[]; by: string },
): Promise<void> => {
	const common = { accountId, channel: "form", action: "given", wording: WORDING, surface: "procedure", at: now };
	await db.consentRecord.createMany({
		data: keys.map((key) => ({ id: newId(now), topic: `reuse:${key}:${by}`, ...common })),
	});
};
