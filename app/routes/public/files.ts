import type { LoaderFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { orNotFound } from "~/server/http.server";
import { storage } from "~/server/storage.server";

const types: Record<string, string> = { jpg: "image/jpeg", webp: "image/webp", png: "image/png" };

/** Public images only: their keys begin with img/, cannot be guessed, and their content never changes. */
export async function loader(args: LoaderFunctionArgs) {
	await contextFor(args, "city.read");
	const key = args.params["*"] ?? "";
	const type = orNotFound(key.startsWith("img/") ? types[key.split(".").at(-1) ?? ""] : null);
	const bytes = orNotFound(await storage().get(key));
	return new Response(bytes, {
		headers: {
			"Content-Type": type,
			"Content-Length": String(bytes.byteLength),
			"Cache-Control": "public, max-age=31536000, immutable",
			"Content-Disposition": "inline",
			"Content-Security-Policy": "default-src 'none'; sandbox",
			"Cross-Origin-Resource-Policy": "same-origin",
		},
	});
}
