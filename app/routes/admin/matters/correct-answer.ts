import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { askCorrections } from "~/domain/matters/commands/send-corrections.server";
import { translatorFor } from "~/i18n/i18next.server";
import { readButton, withFlash } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "answers.write");
	const schema = z.object({ slug: z.string().max(120), version: z.coerce.number().int().min(1) });
	const input = await readButton(args, schema);
	const t = await translatorFor(args.request);
	const result = await askCorrections(context, input);
	return withFlash(`/admin/answers/${input.slug}`, {
		tone: result.ok ? "success" : "error",
		text: result.ok
			? t("matters:answers.corrected", { count: result.value.count })
			: result.reason === "not-allowed"
				? t("matters:refusals.not-allowed")
				: t("matters:answers.changed"),
	});
}
