import type { ActionFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { markVoter } from "~/domain/ballots/commands/mark-voter.server";
import { findPoll } from "~/domain/ballots/queries/poll.server";
import { pollRefusal } from "~/domain/ballots/refusal-texts";
import { voterSchema } from "~/domain/ballots/roll-schema";
import { orNotFound, readForm } from "~/server/http.server";

/** What the screen of a polling place sends until it is answered: the command of its form, in JSON. */
export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "votes.officiate");
	const { id } = orNotFound(await findPoll(context, args.params.phaseId));
	const form = await readForm(args, voterSchema);
	const headers = { "Cache-Control": "no-store" };
	if (!form.ok) return Response.json({ answer: form.t("ballots:poll.whoNeeded") }, { status: 422, headers });
	const result = await markVoter(context, { voteId: id, voter: form.value });
	const answer = result.ok ? form.t("ballots:poll.done") : pollRefusal(form.t, result.reason);
	return Response.json({ answer }, { status: result.ok ? 200 : 422, headers });
}
