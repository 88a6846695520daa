import { findOwnAddress } from "~/domain/accounts/queries.server";
import { keepContactPoint } from "~/domain/residents/commands/keep-contact-point.server";
import type { Actor } from "~/lib/actor";
import { ok } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { linkedByAddress } from "../queries/links.server";
import type { WrittenToCity } from "../schema";
import { openMatter } from "./open-matter.server";
import { sendReceipt } from "./send-receipt.server";
import { findByKey, lockKey } from "./store-message.server";

type SignedIn = Extract<Actor, { accountId: string }>;

/**
 * Someone with an account writes to the city: a matter is opened, linked to what it is about, and its receipt sent. The same form sent twice opens one.
 * Answers the reference.
 */
export const submitMatter = (
	context: Context,
	input: WrittenToCity & { actor: SignedIn },
): Promise<{ ok: true; value: { reference: string } }> =>
	transaction(context, async (context) => {
		const { actor, nonce, subject, topic, text, wishedChannel, about = "" } = input;
		const key = `form:${nonce}`;
		await lockKey(context, key);
		const known = await findByKey(context, key);
		if (known) return ok({ reference: known.matter.reference });
		const { accountId, name } = actor;
		const own = await findOwnAddress(context, accountId);
		const contactPointId = own
			? await keepContactPoint(context, { kind: "email", ...own, accountId, isProved: own.isConfirmed })
			: null;
		const linked = await linkedByAddress(context, about);
		const { matterId, reference } = await openMatter(context, {
			...{ subject, topic, wishedChannel, linked },
			participant: { accountId, contactPointId, name },
			message: { key, channel: "web", authorId: accountId, authorName: name, text },
		});
		await sendReceipt(context, matterId);
		return ok({ reference });
	});
