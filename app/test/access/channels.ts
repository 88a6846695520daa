import type { AccessLines } from "./lines";

export const channelsAccess: AccessLines = {
	"/admin/posts": "posts.write",
	"/admin/posts/new": "posts.write",
	"/admin/posts/:postId": "posts.write",
	"/admin/posts/:postId/approve": "posts.write",
	"/admin/posts/:postId/send-back": "posts.write",
	"/admin/posts/:postId/withdraw": "posts.write",
	"/webhooks/:channel": "channels.push",
	"/open-data/channels.csv": "city.read",
};
