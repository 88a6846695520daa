import type { ActionFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { eraseBallot } from "~/domain/ballots/commands/erase-ballot.server";
import { findVotePage } from "~/domain/ballots/queries/votes.server";
import { translatorFor } from "~/i18n/i18next.server";
import { orNotFound, withFlash } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "ballots.cast");
	const slug = args.params.slug ?? "";
	const { vote } = orNotFound(await findVotePage(context, slug));
	const result = await eraseBallot(context, { voteId: orNotFound(vote).id });
	const t = await translatorFor(args.request);
	return withFlash(`/consultations/${slug}/vote`, {
		tone: result.ok ? "success" : "error",
		text: result.ok ? t("ballots:flash.erased") : t(`ballots:notCounted.${result.reason}`),
	});
}
