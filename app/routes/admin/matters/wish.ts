import type { ActionFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { wishChannel } from "~/domain/matters/commands/wish-channel.server";
import { wishSchema } from "~/domain/matters/schema";
import { translatorFor } from "~/i18n/i18next.server";
import { readButton, withFlash } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "matters.answer");
	const reference = args.params.reference ?? "";
	const t = await translatorFor(args.request);
	const { wish } = await readButton(args, wishSchema);
	const result = await wishChannel(context, { reference, wish: wish || null });
	return withFlash(`/admin/matters/${reference}`, {
		tone: result.ok ? "success" : "error",
		text: result.ok ? t("matters:desk.wish.saved") : t(`matters:refusals.${result.reason}`),
	});
}
