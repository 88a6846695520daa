import { index, route } from "@remix-run/route-config";

/** URLs: the city itself: home, language, desk, demonstration, and what is nowhere. */
export const cityUrls = [
	index("routes/public/home.tsx"),
	route("near", "routes/public/choose-place.ts"),
	route("language", "routes/public/choose-language.ts"),
	route("me", "routes/account/me.tsx"),
	route("admin", "routes/admin/desk.tsx"),
	route("files/*", "routes/public/files.ts"),
	route("demo/sign-in", "routes/public/demo/sign-in.ts"),
	route("mailbox", "routes/public/demo/mailbox.tsx"),
	route("mailbox/:mailId", "routes/public/demo/mail.tsx"),
	route("admin/settings", "routes/admin/settings/city.tsx"),
	route("*", "routes/public/not-found.tsx"),
];
