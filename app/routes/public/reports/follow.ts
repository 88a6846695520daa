import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { followIncident } from "~/domain/issue-reports/commands/follow-incident.server";
import { findIncident } from "~/domain/issue-reports/queries/incidents.server";
import { incidentNumberSchema } from "~/domain/issue-reports/schema";
import { orNotFound, readButton } from "~/server/http.server";

const schema = z.object({ number: incidentNumberSchema, follow: z.enum(["yes", "no"]) });

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "account.own");
	const { number, follow } = await readButton(args, schema);
	const { id } = orNotFound(await findIncident(context, number));
	await followIncident(context, { incidentId: id, follow: follow === "yes" });
	return redirect(`/reports/${number}`);
}
