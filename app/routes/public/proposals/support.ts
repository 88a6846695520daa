import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { supportProposal } from "~/domain/proposals/commands/support-proposal.server";
import { refusalText } from "~/domain/proposals/refusals";
import { translatorFor } from "~/i18n/i18next.server";
import { ownAddress, readButton, withFlash } from "~/server/http.server";

const schema = z.object({ proposalId: z.uuid(), to: z.string().optional() });

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "proposals.support");
	const { proposalId, to } = await readButton(args, schema);
	const result = await supportProposal(context, { proposalId });
	const back = ownAddress(to ?? `/proposals/${proposalId}`);
	if (result.ok) return redirect(back);
	return withFlash(back, { tone: "error", text: refusalText(await translatorFor(args.request), result.reason) });
}
