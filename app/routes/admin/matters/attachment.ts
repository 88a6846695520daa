import type { LoaderFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { findAttachment } from "~/domain/matters/queries/attachments.server";
import { orNotFound } from "~/server/http.server";
import { storage } from "~/server/storage.server";

/** A file someone sent: always saved, never opened in the page, whatever it says it is. */
export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "matters.answer");
	const { name, storageKey } = orNotFound(await findAttachment(context, args.params.attachmentId));
	const bytes = orNotFound(await storage().get(storageKey));
	return new Response(bytes, {
		headers: {
			"Content-Type": "application/octet-stream",
			"Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
			"Content-Security-Policy": "sandbox; default-src 'none'",
		},
	});
}
