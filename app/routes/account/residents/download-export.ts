import type { LoaderFunctionArgs } from "@remix-run/node";
import { contextFor, requireRecentProof } from "~/domain/accounts/context.server";
import { readExport } from "~/domain/residents/rights/own.server";
import { accountOf } from "~/lib/actor";
import { isId } from "~/lib/id";
import { orNotFound } from "~/server/http.server";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "account.own");
	requireRecentProof(args, context);
	const id = orNotFound(isId(args.params.exportId) ? args.params.exportId : null);
	const bytes = orNotFound(await readExport(context, { id, accountId: accountOf(context.actor) ?? "" }));
	return new Response(bytes, {
		headers: {
			"Content-Type": "application/zip",
			"Content-Length": String(bytes.byteLength),
			"Content-Disposition": 'attachment; filename="mes-donnees.zip"',
			"Cache-Control": "no-store",
		},
	});
}
