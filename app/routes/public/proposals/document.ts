import type { LoaderFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { documentTypes } from "~/domain/proposals/file-rules";
import { findDocument, isOwnFile } from "~/domain/proposals/files.server";
import { findProposal } from "~/domain/proposals/queries.server";
import { isId } from "~/lib/id";
import { orNotFound } from "~/server/http.server";
import { storage } from "~/server/storage.server";

/** A document of a proposal one may read, or of one's own draft: always downloaded, never opened in the site. */
export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const { proposalId, fileId } = args.params;
	const file = orNotFound(
		isId(proposalId) && isId(fileId) ? await findDocument(context, { proposalId, fileId }) : null,
	);
	if (!isOwnFile(context, file)) orNotFound(await findProposal(context, proposalId));
	const bytes = orNotFound(await storage().get(file.storageKey));
	const extension = file.storageKey.split(".").at(-1) ?? "";
	const name = encodeURIComponent(`${file.label || "document"}.${extension}`);
	return new Response(bytes, {
		headers: {
			"Content-Type": documentTypes[extension] ?? "application/octet-stream",
			"Content-Length": String(bytes.byteLength),
			"Content-Disposition": `attachment; filename="document.${extension}"; filename*=UTF-8''${name}`,
			"Content-Security-Policy": "default-src 'none'; sandbox",
			"X-Content-Type-Options": "nosniff",
			"Cache-Control": "private, no-cache",
		},
	});
}
