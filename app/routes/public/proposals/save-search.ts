import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { findConsultation } from "~/domain/consultations/queries.server";
import { saveSearch } from "~/domain/proposals/commands/save-search.server";
import { refusalText } from "~/domain/proposals/refusals";
import { saveSearchSchema } from "~/domain/proposals/schema";
import { translatorFor } from "~/i18n/i18next.server";
import { orNotFound, readButton, withFlash } from "~/server/http.server";

const blankToNull = (value: unknown) => (value === "" ? null : value);

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "account.own");
	const schema = saveSearchSchema.extend({ area: saveSearchSchema.shape.area.or(z.literal("")) });
	const form = await readButton(args, schema);
	const { id } = orNotFound(await findConsultation(context, args.params.slug ?? ""));
	const area = blankToNull(form.area) as string | null;
	const result = await saveSearch(context, { ...form, area, consultationId: id });
	const t = await translatorFor(args.request);
	if (!result.ok) return withFlash("/me/searches", { tone: "error", text: refusalText(t, result.reason) });
	return withFlash("/me/searches", { tone: "success", text: t("proposals:searches.saved") });
}
