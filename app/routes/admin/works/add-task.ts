import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { findIncident } from "~/domain/issue-reports/queries/incidents.server";
import { incidentNumberSchema } from "~/domain/issue-reports/schema";
import { addTask } from "~/domain/works/commands/add-task.server";
import { translatorFor } from "~/i18n/i18next.server";
import { endOfCityDay } from "~/lib/city-day";
import { orNotFound, readButton, withFlash } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "reports.handle");
	const t = await translatorFor(args.request);
	const schema = z.object({
		number: incidentNumberSchema,
		title: z.string().trim().min(3).max(200),
		taker: z.string().regex(/^$|^(team|contractor):[0-9a-f-]{36}$/),
		dueOn: z.union([z.iso.date(), z.literal("")]).default(""),
	});
	const { number, title, taker, dueOn } = await readButton(args, schema);
	const { id: incidentId } = orNotFound(await findIncident(context, number));
	const [kind, id = null] = taker.split(":");
	const teamId = kind === "team" ? id : null;
	const contractorId = kind === "contractor" ? id : null;
	const dueAt = dueOn ? endOfCityDay(dueOn) : null;
	const result = await addTask(context, { incidentId, title, teamId, contractorId, dueAt });
	const text = result.ok ? t("works:tasks.sent") : t(`works:refusals.${result.reason}`);
	return withFlash(`/admin/reports/${number}`, { tone: result.ok ? "success" : "error", text });
}
