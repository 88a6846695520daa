import type { LoaderFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { photoAccess } from "~/domain/proposals/files.server";
import { orNotFound } from "~/server/http.server";
import { storage } from "~/server/storage.server";

const types: Record<string, string> = { jpg: "image/jpeg", webp: "image/webp", png: "image/png" };

const lasting = "public, max-age=31536000, immutable";

/**
 * Images only: their keys begin with img/, cannot be guessed, and their content never changes. A proposal's photo is asked for
 * again each time, so that what moderation hides is served no more.
 */
export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const key = args.params["*"] ?? "";
	const type = orNotFound(key.startsWith("img/") ? types[key.split(".").at(-1) ?? ""] : null);
	const access = await photoAccess(context, key);
	orNotFound(access === "refused" ? null : access);
	const kept: Record<string, string> =
		access === "open" ? { "Cache-Control": lasting } : { "Cache-Control": "private, no-cache", ETag: `"${key}"` };
	if (access === "guarded" && args.request.headers.get("If-None-Match") === kept.ETag)
		return new Response(null, { status: 304, headers: kept });
	const bytes = orNotFound(await storage().get(key));
	return new Response(bytes, {
		headers: {
			"Content-Type": type,
			"Content-Length": String(bytes.byteLength),
			...kept,
			"Content-Disposition": "inline",
			"Content-Security-Policy": "default-src 'none'; sandbox",
			"Cross-Origin-Resource-Policy": "same-origin",
		},
	});
}
