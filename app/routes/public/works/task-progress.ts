import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { moveTask } from "~/domain/works/commands/move-task.server";
import { findContractorOfLink, findContractorTask } from "~/domain/works/queries/tasks.server";
import { translatorFor } from "~/i18n/i18next.server";
import { orNotFound, readButton, withFlash } from "~/server/http.server";

const schema = z.object({ secret: z.string().max(100), taskId: z.uuid(), to: z.enum(["seen", "started"]) });

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const t = await translatorFor(args.request);
	const { secret, taskId, to } = await readButton(args, schema);
	const { id, name: label } = orNotFound(await findContractorOfLink(context, secret));
	orNotFound(await findContractorTask(context, id, taskId));
	const result = await moveTask(context, { taskId, to, note: "", photos: [], label });
	const text = result.ok ? t("works:contractor.thanks") : t(`works:refusals.${result.reason}`);
	return withFlash(`/contractors/${secret}`, { tone: result.ok ? "success" : "error", text });
}
