import { route } from "@remix-run/route-config";

/** URLs: chat, posts and webhooks, and how channels do. */
export const channelsUrls = [
	route("admin/posts", "routes/admin/channels/posts.tsx"),
	route("admin/posts/new", "routes/admin/channels/edit-post.tsx", { id: "new-post" }),
	route("admin/posts/:postId", "routes/admin/channels/edit-post.tsx"),
	...["approve", "send-back", "withdraw"].map((act) =>
		route(`admin/posts/:postId/${act}`, `routes/admin/channels/${act}-post.ts`),
	),
	route("webhooks/:channel", "routes/api/webhooks/push.ts"),
	route("open-data/channels.csv", "routes/public/open-data/channels-csv.ts"),
];
