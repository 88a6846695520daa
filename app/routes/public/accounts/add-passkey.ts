import type { ActionFunctionArgs } from "@remix-run/node";
import { addPasskey } from "~/domain/accounts/commands/add-passkey.server";
import { contextFor, ownerEnrolling } from "~/domain/accounts/context.server";
import { browserOf } from "~/domain/accounts/openid/browser.server";
import { deviceLabel } from "~/domain/accounts/rules";
import { passkeySchema } from "~/domain/accounts/schema";
import { translatorFor } from "~/i18n/i18next.server";
import { readButton, withFlash } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "account.create");
	const owner = await ownerEnrolling(args, context);
	const { response, label } = await readButton(args, passkeySchema);
	const t = await translatorFor(args.request);
	const device = deviceLabel(args.request.headers.get("user-agent"));
	const result = await addPasskey(context, {
		...{ owner, response, label: label || device || t("identity:ways.passkeys") },
		browserHash: browserOf(args.request.headers.get("cookie")),
	});
	if (!result.ok) return withFlash("/second-factor/enrol", { tone: "error", text: t("identity:passkey.refused") });
	const headers = new Headers({ "Set-Cookie": result.value });
	return withFlash("/me/security", { tone: "success", text: t("identity:passkey.added") }, headers);
}
