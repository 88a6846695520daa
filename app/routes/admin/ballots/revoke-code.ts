import type { ActionFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { revokeCode } from "~/domain/ballots/commands/print-codes.server";
import { findVoteDesk } from "~/domain/ballots/queries/desk.server";
import { revokeCodeSchema } from "~/domain/ballots/roll-schema";
import { translatorFor } from "~/i18n/i18next.server";
import { orNotFound, readButton, withFlash } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "consultations.manage");
	const { phase, vote } = orNotFound(await findVoteDesk(context, args.params.phaseId));
	const sheet = await readButton(args, revokeCodeSchema);
	const result = await revokeCode(context, { voteId: orNotFound(vote).id, ...sheet });
	const t = await translatorFor(args.request);
	return withFlash(`/admin/phases/${phase.id}/vote/codes`, {
		tone: result.ok ? "success" : "error",
		text: t(result.ok ? "ballots:codes.revoked" : "ballots:codes.revokeUnknown"),
	});
}
