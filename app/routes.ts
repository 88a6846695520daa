import { index, type RouteConfig, route } from "@remix-run/route-config";

/** Every URL, and the file that answers it. */
export default [
	index("routes/public/home.tsx"),
	route("language", "routes/public/choose-language.ts"),
	route("*", "routes/public/not-found.tsx"),
] satisfies RouteConfig;
