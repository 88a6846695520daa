import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { makeContractorLink } from "~/domain/works/commands/make-contractor-link.server";
import { findContractor } from "~/domain/works/queries/contractors.server";
import { translatorFor } from "~/i18n/i18next.server";
import { env } from "~/server/env.server";
import { orNotFound, readButton, withFlash } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "works.configure");
	const t = await translatorFor(args.request);
	const { contractorId } = await readButton(args, z.object({ contractorId: z.uuid() }));
	orNotFound(await findContractor(context, contractorId));
	const { path } = await makeContractorLink(context, { contractorId });
	const link = new URL(path, env().PUBLIC_URL).href;
	const text = t("works:contractors.madeLink", { link, interpolation: { escapeValue: false } });
	return withFlash(`/admin/reports/contractors/${contractorId}`, { tone: "success", text });
}
