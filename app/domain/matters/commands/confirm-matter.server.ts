import { emailKey } from "~/domain/accounts/rules";
import { keepContactPoint } from "~/domain/residents/commands/keep-contact-point.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { matterLink } from "../links.server";
import { linkedByAddress } from "../queries/links.server";
import type { WriteAsVisitor } from "../schema";
import { hashOf } from "./hold-matter.server";
import { openMatter } from "./open-matter.server";
import { sendReceipt } from "./send-receipt.server";

export type ConfirmRefusal = "unknown-link" | "expired";

const linkOf = async ({ db }: Context, matterId: string): Promise<string> => {
	const where = { id: matterId };
	const select = { reference: true, participants: { select: { id: true }, orderBy: { id: "asc" as const }, take: 1 } };
	const { reference, participants } = await db.matter.findUniqueOrThrow({ where, select });
	return matterLink(reference, { accountId: null, participantId: participants[0]?.id ?? "" });
};

/**
 * The author of a waiting message opened the link: their address is proved, the matter opened, the receipt sent.
 * Opening the link again leads to the same matter. Answers where to read it. Refuses links unknown or too old.
 */
export const confirmMatter = (context: Context, token: string): Promise<Result<{ link: string }, ConfirmRefusal>> =>
	transaction(context, async (context) => {
		const { db, now } = context;
		const hash = hashOf(token);
		await db.$executeRaw`SELECT 1 FROM "PendingMatter" WHERE hash = ${hash} FOR UPDATE`;
		const pending = await db.pendingMatter.findUnique({ where: { hash } });
		if (!pending) return refuse("unknown-link");
		if (pending.matterId) return ok({ link: await linkOf(context, pending.matterId) });
		if (pending.expiresAt <= now) return refuse("expired");
		const { name, email, subject, topic, text, about = "" } = pending.content as WriteAsVisitor;
		const point = { kind: "email", address: emailKey(email), shown: email, isProved: true };
		const contactPointId = await keepContactPoint(context, point);
		const { matterId } = await openMatter(context, {
			...{ subject, topic, wishedChannel: "email", linked: await linkedByAddress(context, about) },
			participant: { accountId: null, contactPointId, name },
			message: { key: `pending:${pending.id}`, channel: "web", contactPointId, authorName: name, text },
		});
		await sendReceipt(context, matterId);
		// The words now live in the matter; the link keeps leading to it.
		await db.pendingMatter.update({ where: { hash }, data: { usedAt: now, matterId, content: {} } });
		return ok({ link: await linkOf(context, matterId) });
	});
