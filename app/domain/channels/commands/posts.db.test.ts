import { describe, expect, it } from "vitest";
import { db } from "~/server/db.server";
import { testContext, testNow } from "~/test/database";
import { aStaffMember } from "~/test/factories";
import { aSocialServer } from "~/test/social-server";
import { mastodonAdapter } from "../adapters/mastodon/adapter.server";
import { listPosts } from "../queries/posts.server";
import { deliver } from "./deliver.server";
import { publishPosts } from "./publish-posts.server";
import { approvePost, returnPost, savePost } from "./save-post.server";

const later = (minutes: number) => new Date(testNow.getTime() + minutes * 60_000);

/** 12 May 2026, 13:00 in the city: 11:00 UTC, an hour after now. */
const aPost = (change = {}) => ({
	...{ text: "La piscine ouvre samedi à 10 h.", channels: ["mastodon" as const], publishAt: "2026-05-12T13:00" },
	...{ postId: null },
	...change,
});

const setting = async () => {
	const [author, reader] = [await aStaffMember(testContext(), "agent"), await aStaffMember(testContext(), "agent")];
	const asAuthor = testContext(author);
	const saved = await savePost(asAuthor, aPost());
	if (!saved.ok) throw new Error(saved.reason);
	return { asAuthor, asReader: testContext(reader), postId: saved.value.postId };
};

describe("a post", () => {
	it("comes out once, at its hour of the city, after a second person read it", async () => {
		const { asAuthor, asReader, postId } = await setting();
		expect(await approvePost(asAuthor, postId)).toEqual({ ok: false, reason: "own-post" });
		await publishPosts(testContext({ kind: "system" }, later(120)));
		expect(await db().delivery.count()).toBe(0);
		const both = await Promise.all([approvePost(asReader, postId), approvePost(asReader, postId)]);
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
		await publishPosts(testContext({ kind: "system" }, later(59)));
		expect(await db().delivery.count()).toBe(0);
		const onTime = testContext({ kind: "system" }, later(60));
		await Promise.all([1, 2, 3].map(() => publishPosts(onTime)));
		const [row, ...others] = await db().delivery.findMany();
		expect(others).toEqual([]);
		const server = await aSocialServer("mastodon");
		const adapter = mastodonAdapter({ baseUrl: server.url, token: "t", secret: null });
		server.next.push("accept-then-fail");
		await deliver(onTime, { deliveryId: row?.id ?? "" }, () => adapter);
		await deliver(testContext({ kind: "system" }, later(90)), { deliveryId: row?.id ?? "" }, () => adapter);
		expect(server.accepted).toMatchObject([{ text: "La piscine ouvre samedi à 10 h.", isPublic: true, to: "" }]);
		expect((await listPosts(onTime)).out[0]?.deliveries).toMatchObject([{ state: "sent" }]);
		await server.stop();
	});

	it("changed after it was read, waits to be read again; sent back, by its author", async () => {
		const { asAuthor, asReader, postId } = await setting();
		await approvePost(asReader, postId);
		await savePost(asAuthor, aPost({ postId, text: "La piscine ouvre dimanche." }));
		expect(await db().socialPost.findUnique({ where: { id: postId } })).toMatchObject({ state: "submitted" });
		await returnPost(asReader, { postId, remark: "Quelle heure ?" });
		expect(await approvePost(asReader, postId)).toEqual({ ok: false, reason: "not-now" });
		await returnPost(asAuthor, { postId, remark: null });
		expect(await savePost(asAuthor, aPost({ postId }))).toEqual({ ok: false, reason: "not-now" });
	});

	it("is refused for an hour gone by, and to elected officials", async () => {
		const { asAuthor } = await setting();
		expect(await savePost(asAuthor, aPost({ publishAt: "2026-05-12T11:59" }))).toEqual({ ok: false, reason: "past" });
		const elected = testContext(await aStaffMember(testContext(), "elected"));
		expect(await savePost(elected, aPost())).toMatchObject({ reason: "not-allowed" });
	});
});
