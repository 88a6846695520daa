import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { supportAmendment } from "~/domain/proposals/commands/support-amendment.server";
import { refusalText } from "~/domain/proposals/refusals";
import { translatorFor } from "~/i18n/i18next.server";
import { readButton, withFlash } from "~/server/http.server";

const schema = z.object({ amendmentId: z.uuid(), isSupported: z.enum(["yes", "no"]) });

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "proposals.support");
	const { amendmentId: id, isSupported } = await readButton(args, schema);
	const result = await supportAmendment(context, { id, isSupported: isSupported === "yes" });
	if (result.ok) return redirect(`/proposals/${result.value.proposalId}/amendments#amendment-${id}`);
	const text = refusalText(await translatorFor(args.request), result.reason);
	return withFlash("/consultations", { tone: "error", text });
}
