import type { ActionFunctionArgs } from "@remix-run/node";
import { contextFor, requireRecentProof } from "~/domain/accounts/context.server";
import { type CountRefusal, countVote } from "~/domain/ballots/commands/count-vote.server";
import { findVoteDesk } from "~/domain/ballots/queries/desk.server";
import { translatorFor } from "~/i18n/i18next.server";
import { orNotFound, withFlash } from "~/server/http.server";

const texts = {
	"vote-absent": "ballots:closeRefusals.vote-absent",
	"vote-open": "ballots:flash.stillOpen",
	"box-sealed": "ballots:secret.desk.sealed",
	"paper-differs": "ballots:flash.paper-differs",
	"box-moved": "ballots:flash.box-moved",
} as const satisfies Record<CountRefusal, string>;

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "consultations.manage");
	requireRecentProof(args, context);
	const { phase, vote } = orNotFound(await findVoteDesk(context, args.params.phaseId));
	const result = await countVote(context, { voteId: orNotFound(vote).id });
	const t = await translatorFor(args.request);
	const refusal = result.ok ? null : t(texts[result.reason]);
	return withFlash(`/admin/phases/${phase.id}/vote`, {
		tone: result.ok ? "success" : "error",
		text: refusal ?? t("ballots:flash.countedVote"),
	});
}
