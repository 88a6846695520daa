import type { ActionFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { countVote } from "~/domain/ballots/commands/count-vote.server";
import { findVoteDesk } from "~/domain/ballots/queries/desk.server";
import { translatorFor } from "~/i18n/i18next.server";
import { orNotFound, withFlash } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "consultations.manage");
	const { phase, vote } = orNotFound(await findVoteDesk(context, args.params.phaseId));
	const result = await countVote(context, { voteId: orNotFound(vote).id });
	const t = await translatorFor(args.request);
	return withFlash(`/admin/phases/${phase.id}/vote`, {
		tone: result.ok ? "success" : "error",
		text: t(result.ok ? "ballots:flash.countedVote" : "ballots:flash.stillOpen"),
	});
}
