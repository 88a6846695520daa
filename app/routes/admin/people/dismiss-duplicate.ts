import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { dismissDuplicate } from "~/domain/residents/commands/dismiss-duplicate.server";
import { translatorFor } from "~/i18n/i18next.server";
import { orNotFound, readButton, withFlash } from "~/server/http.server";

const schema = z.object({ caseId: z.uuid() });

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "people.merge");
	const result = await dismissDuplicate(context, await readButton(args, schema));
	orNotFound(result.ok || null);
	const t = await translatorFor(args.request);
	return withFlash("/admin/duplicates", { tone: "success", text: t("residents:duplicates.dismissed") });
}
