import type { LoaderFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { findResults } from "~/domain/results/queries.server";
import { resultsTable } from "~/domain/results/rules";
import { translatorFor } from "~/i18n/i18next.server";
import { csv } from "~/lib/csv";
import { orNotFound } from "~/server/http.server";

/** The published figures as a table; nothing before publication. */
export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const found = orNotFound(await findResults(context, args.params.slug ?? ""));
	const { decisions, figures } = orNotFound(found.publication);
	const t = await translatorFor(args.request);
	const head = (["title", "votes", "rank", "decision", "reason"] as const).map((key) => t(`results:csv.${key}`));
	const rows = resultsTable(decisions, figures).map(({ kind, ...row }) => [
		...[row.title, row.votes, row.rank, t(`results:kind.${kind}`), row.reason],
	]);
	return new Response(csv([head, ...rows]), {
		headers: {
			"Content-Type": "text/csv; charset=utf-8",
			"Content-Disposition": `attachment; filename="${found.consultation.slug}.csv"`,
		},
	});
}
