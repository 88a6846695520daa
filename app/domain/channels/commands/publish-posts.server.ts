import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { type Context, transaction } from "~/server/context.server";
import { queueDelivery, type SentChannel } from "./queue-deliveries.server";

/** One post out, each network once: the state and the deliveries change together, and a delivery's key is its post and network. */
const publish = (context: Context, postId: string) =>
	transaction(context, async (context) => {
		const { db, now } = context;
		const [post] = await db.socialPost.updateManyAndReturn({
			where: { id: postId, state: "approved", publishAt: { lte: now } },
			data: { state: "published", publishedAt: now },
			select: { text: true, channels: true },
		});
		if (!post) return;
		for (const channel of post.channels)
			await queueDelivery(context, {
				...{ key: `post:${postId}:${channel}`, purpose: "post", messageId: postId, contactPointId: null, address: "" },
				...{ channel: channel as SentChannel, text: post.text, thread: null, isPublic: true, holdUntil: null },
			});
		await recordEvent(context, { name: "post.published", subject: { type: "post", id: postId } });
	});

/** Lets out the approved posts whose hour has come. Safe to repeat. Runs every minute, and at each post's hour. */
export const publishPosts = async (context: Context): Promise<void> => {
	const due = await context.db.socialPost.findMany({
		where: { state: "approved", publishAt: { lte: context.now } },
		select: { id: true },
		take: 100,
	});
	for (const { id } of due) await publish(context, id);
};
