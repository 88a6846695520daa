import { index, type RouteConfig, route } from "@remix-run/route-config";

/** Every URL, and the file that answers it. */
export default [
	index("routes/public/home.tsx"),
	route("language", "routes/public/choose-language.ts"),
	route("demo/sign-in", "routes/public/demo/sign-in.ts"),
	route("mailbox", "routes/public/demo/mailbox.tsx"),
	route("mailbox/:mailId", "routes/public/demo/mail.tsx"),
	route("files/*", "routes/public/files.ts"),
	route("directory", "routes/public/directory/directory.tsx"),
	route("directory/:slug", "routes/public/directory/procedure.tsx"),
	route("directory/units/:code", "routes/public/directory/unit.tsx"),
	route("places/search", "routes/api/places/search.ts"),
	route("places/reverse", "routes/api/places/reverse.ts"),
	route("*", "routes/public/not-found.tsx"),
] satisfies RouteConfig;
