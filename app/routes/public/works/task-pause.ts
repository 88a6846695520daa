import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { askPause } from "~/domain/works/commands/ask-pause.server";
import { findContractorOfLink, findContractorTask } from "~/domain/works/queries/tasks.server";
import { pauseSchema } from "~/domain/works/schema";
import { translatorFor } from "~/i18n/i18next.server";
import { orNotFound, readButton, withFlash } from "~/server/http.server";

const schema = pauseSchema.extend({ secret: z.string().max(100), taskId: z.uuid() });

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const t = await translatorFor(args.request);
	const { secret, taskId, reason } = await readButton(args, schema);
	const { id, name: label } = orNotFound(await findContractorOfLink(context, secret));
	orNotFound(await findContractorTask(context, id, taskId));
	const result = await askPause(context, { taskId, reason, label });
	const text = result.ok ? t("works:contractor.thanks") : t(`works:refusals.${result.reason}`);
	return withFlash(`/contractors/${secret}`, { tone: result.ok ? "success" : "error", text });
}
