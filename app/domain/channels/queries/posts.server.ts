import { isId } from "~/lib/id";
import type { Context } from "~/server/context.server";

const DAY_MS = 86_400_000;

const withDeliveries = async <Row extends { id: string }>({ db }: Context, rows: Row[]) => {
	const sent = await db.delivery.findMany({
		where: { messageId: { in: rows.map(({ id }) => id) }, purpose: "post" },
		select: { key: true, messageId: true, channel: true, state: true },
		orderBy: { channel: "asc" },
	});
	return rows.map((row) => ({ ...row, deliveries: sent.filter(({ messageId }) => messageId === row.id) }));
};

/** The calendar: what is to come by its hour, and what came out in the last thirty days, latest first; each with its deliveries. */
export const listPosts = async (context: Context) => {
	const { db, now } = context;
	const [coming, out] = await Promise.all([
		db.socialPost.findMany({
			where: { state: { in: ["draft", "submitted", "approved"] } },
			orderBy: [{ publishAt: "asc" }, { id: "asc" }],
			take: 200,
		}),
		db.socialPost.findMany({
			where: { state: "published", publishedAt: { gte: new Date(now.getTime() - 30 * DAY_MS) } },
			orderBy: [{ publishedAt: "desc" }, { id: "desc" }],
			take: 100,
		}),
	]);
	return { coming, out: await withDeliveries(context, out) };
};

/** One post; null when there is none. */
export const findPost = ({ db }: Context, postId: string | undefined) =>
	isId(postId) ? db.socialPost.findUnique({ where: { id: postId } }) : null;
