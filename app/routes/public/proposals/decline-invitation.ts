import type { ActionFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { invitationOf } from "~/domain/proposals/co-author-links.server";
import { declineInvitation } from "~/domain/proposals/commands/answer-invitation.server";
import { translatorFor } from "~/i18n/i18next.server";
import { orNotFound, withFlash } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const t = await translatorFor(args.request);
	const result = await declineInvitation(context, { id: orNotFound(invitationOf(args.params.token ?? "")) });
	if (!result.ok) return withFlash("/consultations", { tone: "error", text: t("proposals:coAuthors.gone") });
	const text = t("proposals:coAuthors.done.declined");
	return withFlash(`/proposals/${result.value.proposalId}`, { tone: "success", text });
}
