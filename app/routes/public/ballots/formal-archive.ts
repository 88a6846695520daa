import type { LoaderFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { findFormalElection, readFormalArchive } from "~/domain/ballots/queries/formal.server";
import { orNotFound } from "~/server/http.server";

/** The archive of a formal election whose proofs hold: anyone may check it with Belenios' own tool. */
export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const { asked, checked } = orNotFound(await findFormalElection(context, args.params.slug ?? ""));
	const archive = orNotFound(await readFormalArchive(context, asked.phaseId));
	return new Response(archive as BodyInit, {
		headers: {
			"Content-Type": "application/x-tar",
			"Content-Disposition": `attachment; filename="${checked?.uuid ?? "election"}.bel"`,
			"Cache-Control": "public, max-age=300",
		},
	});
}
