import type { ActionFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { removePerson } from "~/domain/directory/commands/remove-person.server";
import { translatorFor } from "~/i18n/i18next.server";
import { isId } from "~/lib/id";
import { orNotFound, withFlash } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "directory.manage");
	const { personId } = args.params;
	await removePerson(context, orNotFound(isId(personId) ? personId : null));
	const t = await translatorFor(args.request);
	return withFlash("/admin/directory", { tone: "success", text: t("directory:admin.removed") });
}
