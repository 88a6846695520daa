import { permissionRefusal } from "~/domain/accounts/permissions";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import type { Actor } from "~/lib/actor";
import { wallTime } from "~/lib/city-day";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { addJob } from "~/server/queue.server";
import type { PostForm } from "../posts-schema";

export type PostRefusal = "not-allowed" | "not-found" | "past" | "own-post" | "not-now";

const staffOf = ({ actor }: Context) => actor as Extract<Actor, { kind: "staff" }>;

/** Writes a post, or writes it again (`postId`) while it waits; either way it waits for a second person. Refuses a time gone by, and a post already out or withdrawn. */
export const savePost = (
	context: Context,
	{ postId, text, channels, publishAt }: PostForm & { postId: string | null },
): Promise<Result<{ postId: string }, PostRefusal>> =>
	transaction(context, async (context) => {
		if (permissionRefusal(context.actor, "posts.write")) return refuse("not-allowed");
		const { db, now } = context;
		const at = wallTime(publishAt);
		if (at <= now) return refuse("past");
		const { accountId, name } = staffOf(context);
		const words = { text, channels, publishAt: at, state: "submitted" as const, remark: "" };
		const author = { authorId: accountId, authorName: name, approverId: null, approvedBy: null };
		const id = postId ?? newId(now);
		if (postId) {
			const waiting = { id: postId, state: { in: ["submitted" as const, "draft" as const, "approved" as const] } };
			const { count } = await db.socialPost.updateMany({ where: waiting, data: { ...words, ...author } });
			if (count === 0) return refuse("not-now");
		} else await db.socialPost.createMany({ data: { id, createdAt: now, ...words, ...author } });
		await recordEvent(context, { name: "post.submitted", subject: { type: "post", id } });
		return ok({ postId: id });
	});

/** A second person reads a post and lets it out at its hour. Refuses the author's own, and one that does not wait for it. */
export const approvePost = (context: Context, postId: string): Promise<Result<null, PostRefusal>> =>
	transaction(context, async (context) => {
		if (permissionRefusal(context.actor, "posts.write")) return refuse("not-allowed");
		const { db, now } = context;
		const { accountId, name } = staffOf(context);
		const post = await db.socialPost.findUnique({ where: { id: postId } });
		if (!post) return refuse("not-found");
		if (post.authorId === accountId) return refuse("own-post");
		const { count } = await db.socialPost.updateMany({
			where: { id: postId, state: "submitted", authorId: { not: accountId }, text: post.text },
			data: { state: "approved", approverId: accountId, approvedBy: name },
		});
		if (count === 0) return refuse("not-now");
		const runAt = post.publishAt > now ? post.publishAt : now;
		await addJob(context, "publish-posts", {}, { runAt, key: `posts:${postId}` });
		await recordEvent(context, { name: "post.approved", subject: { type: "post", id: postId } });
		return ok(null);
	});

/** Sends a post back to its author with a remark (it is a draft again), or withdraws it for good (`remark` null). Refuses one already out. */
export const returnPost = (
	context: Context,
	{ postId, remark }: { postId: string; remark: string | null },
): Promise<Result<null, PostRefusal>> =>
	transaction(context, async (context) => {
		if (permissionRefusal(context.actor, "posts.write")) return refuse("not-allowed");
		const waiting = { id: postId, state: { in: ["draft" as const, "submitted" as const, "approved" as const] } };
		const nobody = { approverId: null, approvedBy: null };
		const data = remark === null ? { state: "cancelled" as const } : { state: "draft" as const, remark, ...nobody };
		const { count } = await context.db.socialPost.updateMany({ where: waiting, data });
		if (count === 0) return refuse("not-now");
		const name = remark === null ? "post.withdrawn" : "post.sent-back";
		await recordEvent(context, { name, subject: { type: "post", id: postId } });
		return ok(null);
	});
