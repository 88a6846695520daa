import { type ActionFunctionArgs, redirectDocument } from "@remix-run/node";
import { signOut } from "~/domain/accounts/commands/sign-out.server";
import { contextFor } from "~/domain/accounts/context.server";
import { translatorFor } from "~/i18n/i18next.server";
import { withFlash } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const t = await translatorFor(args.request);
	const { cookie, elsewhere } = await signOut(context);
	const headers = new Headers({ "Set-Cookie": cookie, "Clear-Site-Data": '"cache"' });
	if (elsewhere) return redirectDocument(elsewhere, { headers });
	return withFlash("/", { tone: "success", text: t("accounts:signOut.done") }, headers);
}
