import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { pauseService } from "~/domain/residents/commands/pause-service.server";
import { translatorFor } from "~/i18n/i18next.server";
import { readButton, withFlash } from "~/server/http.server";

const schema = z.object({ serviceId: z.uuid(), paused: z.enum(["yes", "no"]) });

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "services.manage");
	const { serviceId, paused } = await readButton(args, schema);
	await pauseService(context, { id: serviceId, paused: paused === "yes" });
	const t = await translatorFor(args.request);
	const text = t(paused === "yes" ? "residents:registration.pausedDone" : "residents:registration.resumedDone");
	return withFlash(`/admin/services/${serviceId}`, { tone: "success", text });
}
