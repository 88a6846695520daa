import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { revokeContractorLinks } from "~/domain/works/commands/revoke-contractor-links.server";
import { translatorFor } from "~/i18n/i18next.server";
import { readButton, withFlash } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "works.configure");
	const t = await translatorFor(args.request);
	const { contractorId } = await readButton(args, z.object({ contractorId: z.uuid() }));
	const { revoked } = await revokeContractorLinks(context, { contractorId });
	const text = t("works:contractors.revoked", { count: revoked });
	return withFlash(`/admin/reports/contractors/${contractorId}`, { tone: "success", text });
}
