import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { voteStatement } from "~/domain/debates/commands/vote-statement.server";
import { voteStatementSchema } from "~/domain/debates/opinion-schema";
import { refusalText } from "~/domain/debates/refusals";
import { translatorFor } from "~/i18n/i18next.server";
import { ownAddress, readButton, withFlash } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "opinions.react");
	const { to, ...vote } = await readButton(args, voteStatementSchema);
	const result = await voteStatement(context, vote);
	const back = ownAddress(to);
	if (result.ok) return redirect(back);
	return withFlash(back, { tone: "error", text: refusalText(await translatorFor(args.request), result.reason) });
}
