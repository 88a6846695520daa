import type { LoaderFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { may } from "~/domain/accounts/permissions";
import { findVoteResults, readResultsFile } from "~/domain/ballots/queries/results.server";
import { findResults } from "~/domain/results/queries.server";
import { orNotFound } from "~/server/http.server";

/** A file of a counted vote: rules, count, ballots without names. Nothing before the results are published. */
export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const slug = args.params.slug ?? "";
	const results = orNotFound(await findVoteResults(context, slug));
	// What an opened box holds is public from that moment: anyone can count it.
	const isSecret = results.vote.rules.level === "secret";
	const isPublic = isSecret || Boolean((await findResults(context, slug))?.publication);
	orNotFound(isPublic || may(context.actor, "consultations.manage") ? true : null);
	const name = args.params.file ?? "";
	const file = orNotFound(await readResultsFile(context, results, name));
	return new Response(file.text, {
		headers: {
			"Content-Type": `${file.type}; charset=utf-8`,
			"Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(`${slug}-${name}`)}`,
			"Cache-Control": isPublic ? "public, max-age=300" : "private, no-store",
		},
	});
}
