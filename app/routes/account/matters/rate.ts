import type { ActionFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { rateMatter } from "~/domain/matters/commands/rate-matter.server";
import { findMatterOfPerson } from "~/domain/matters/queries/thread.server";
import { rateSchema } from "~/domain/matters/team-schema";
import { translatorFor } from "~/i18n/i18next.server";
import { accountOf } from "~/lib/actor";
import { orNotFound, readButton, withFlash } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "matters.own");
	const rating = await readButton(args, rateSchema);
	const t = await translatorFor(args.request);
	const accountId = accountOf(context.actor) ?? "";
	const matter = orNotFound(await findMatterOfPerson(context, args.params.reference ?? "", { accountId }));
	const { reference, participantId } = matter;
	const { ok } = await rateMatter(context, { ...rating, reference, participantId });
	return withFlash(`/me/matters/${reference}`, {
		tone: ok ? "success" : "error",
		text: ok ? t("matters:rating.thanks") : t("matters:rating.notAsked"),
	});
}
