import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { checkPhoto } from "~/domain/issue-reports/commands/check-photo.server";
import { translatorFor } from "~/i18n/i18next.server";
import { orNotFound, readButton, withFlash } from "~/server/http.server";

const schema = z.object({
	photoId: z.uuid(),
	show: z.enum(["yes", "no"]),
	back: z.string().max(200).default("/admin/photos"),
});

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "reports.handle");
	const { photoId, show, back } = await readButton(args, schema);
	const result = await checkPhoto(context, { photoId, show: show === "yes" });
	orNotFound(result.ok ? result.value : null);
	const t = await translatorFor(args.request);
	return withFlash(back, { tone: "success", text: t(`issue-reports:photos.done.${show}`) });
}
