import type { ActionFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { rateMatter } from "~/domain/matters/commands/rate-matter.server";
import { participantOfLink } from "~/domain/matters/links.server";
import { findMatterOfPerson } from "~/domain/matters/queries/thread.server";
import { rateSchema } from "~/domain/matters/team-schema";
import { translatorFor } from "~/i18n/i18next.server";
import { orNotFound, readButton, withFlash } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "matters.write");
	const { reference = "", key = "" } = args.params;
	const rating = await readButton(args, rateSchema);
	const t = await translatorFor(args.request);
	const participantId = orNotFound(participantOfLink(reference, key));
	const matter = orNotFound(await findMatterOfPerson(context, reference, { participantId }));
	const { ok } = await rateMatter(context, { ...rating, reference: matter.reference, participantId });
	return withFlash(`/contact/${reference}/${key}`, {
		tone: ok ? "success" : "error",
		text: ok ? t("matters:rating.thanks") : t("matters:rating.notAsked"),
	});
}
