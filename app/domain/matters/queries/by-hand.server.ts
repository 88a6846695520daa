import { isId } from "~/lib/id";
import type { Context } from "~/server/context.server";

const PAGE = 50;

type Content = { subject?: string; text?: string; name?: string };

const shown = {
	...{ id: true, purpose: true, channel: true, address: true, content: true, state: true },
	...{ attempts: true, createdAt: true, sentAt: true, messageId: true },
};

type Row = { messageId: string; content: unknown };

/** Each row with what it says and the matter it is about. */
const withMatters = async <One extends Row>({ db }: Context, rows: One[]) => {
	const messages = await db.message.findMany({
		where: { id: { in: rows.map(({ messageId }) => messageId) } },
		select: { id: true, matter: { select: { reference: true, subject: true } } },
	});
	return rows.map(({ content, messageId, ...row }) => {
		const { subject = "", text = "", name = "" } = content as Content;
		const matter = messages.find(({ id }) => id === messageId)?.matter ?? null;
		return { ...row, subject, text, name, reference: matter?.reference ?? "" };
	});
};

/** Letters to print and calls to make (the runs of campaigns have a page of their own), oldest first, and what was done last. At most fifty of each. */
export const listByHand = async (context: Context) => {
	const { db } = context;
	const mine = { channel: { in: ["letter", "call"] }, purpose: { not: "campaign" } };
	const [todo, done] = await Promise.all([
		db.delivery.findMany({ where: { ...mine, state: "queued" }, select: shown, orderBy: { id: "asc" }, take: PAGE }),
		db.delivery.findMany({
			where: { ...mine, state: { in: ["sent", "delivered", "failed"] } },
			select: shown,
			orderBy: { id: "desc" },
			take: 10,
		}),
	]);
	return { todo: await withMatters(context, todo), done: await withMatters(context, done) };
};

/** One letter as it is printed; null when there is none. */
export const findLetter = async (context: Context, deliveryId: string | undefined) => {
	if (!isId(deliveryId)) return null;
	const row = await context.db.delivery.findFirst({ where: { id: deliveryId, channel: "letter" }, select: shown });
	return row ? ((await withMatters(context, [row]))[0] ?? null) : null;
};
