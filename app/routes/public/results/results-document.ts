import type { LoaderFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { documentTypes } from "~/domain/proposals/file-rules";
import { findResultsDocument } from "~/domain/results/queries.server";
import { orNotFound } from "~/server/http.server";
import { storage } from "~/server/storage.server";

/** A document of published results (of a draft, for those who write it): downloaded, never opened in the site. */
export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const { slug = "", documentId = "" } = args.params;
	const { key, name } = orNotFound(await findResultsDocument(context, { slug, documentId }));
	const bytes = orNotFound(await storage().get(key));
	const extension = key.split(".").at(-1) ?? "";
	return new Response(bytes, {
		headers: {
			"Content-Type": documentTypes[extension] ?? "application/octet-stream",
			"Content-Length": String(bytes.byteLength),
			"Content-Disposition": `attachment; filename="document.${extension}"; filename*=UTF-8''${encodeURIComponent(`${name}.${extension}`)}`,
			"Content-Security-Policy": "default-src 'none'; sandbox",
		},
	});
}
