import type { ActionFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { castBallot } from "~/domain/ballots/commands/cast-ballot.server";
import { readPaper } from "~/domain/ballots/paper";
import { findVotePage } from "~/domain/ballots/queries/votes.server";
import { paperFormSchema } from "~/domain/ballots/schema";
import { orNotFound, readForm } from "~/server/http.server";

/** What the ballot paper sends at each tick: the same command as its form, answered in JSON. */
export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "ballots.cast");
	const { vote } = orNotFound(await findVotePage(context, args.params.slug ?? ""));
	const { id, rules } = orNotFound(vote);
	const { form } = await readForm(args, paperFormSchema);
	const result = await castBallot(context, { voteId: id, ...readPaper(rules, form) });
	const answer = result.ok ? { ok: true } : { ok: false, reason: result.reason };
	return Response.json(answer, { status: result.ok ? 200 : 422, headers: { "Cache-Control": "no-store" } });
}
