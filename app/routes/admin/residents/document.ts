import type { LoaderFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { readDocument } from "~/domain/residents/residence/queries.server";
import { orNotFound } from "~/server/http.server";

/** A document to look at: opened for the agent alone, kept nowhere, and unable to run anything. */
export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "residence.check");
	const { bytes, type } = orNotFound(await readDocument(context, args.params.proofId));
	return new Response(new Uint8Array(bytes), {
		headers: {
			"Content-Type": type,
			"Content-Disposition": "inline",
			"Cache-Control": "no-store",
			"Content-Security-Policy": "default-src 'none'; sandbox",
		},
	});
}
