import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { listProofs } from "~/domain/accounts/queries/proofs.server";
import { askHousehold } from "~/domain/residents/commands/ask-household.server";
import { translatorFor } from "~/i18n/i18next.server";
import { orNotFound, readButton, withFlash } from "~/server/http.server";

const schema = z.object({ slug: z.string().max(120), agreed: z.literal("on").optional() });

/** Leaves for FranceConnect with the person's consent, to come back with their household. */
export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "services.use");
	const { slug, agreed } = await readButton(args, schema);
	const back = `/directory/${encodeURIComponent(slug)}/request`;
	if (!agreed) {
		const t = await translatorFor(args.request);
		return withFlash(back, { tone: "error", text: t("matters:procedure.household.needed") });
	}
	const asked = await askHousehold(context, { form: slug });
	const { ticket } = orNotFound(asked.ok ? asked.value : null);
	const { providers } = await listProofs(context);
	// Whoever never came by FranceConnect links it to their account on the way.
	const intent = providers.includes("franceconnect") ? "prove&" : "";
	return redirect(`/sign-in/franceconnect?${intent}to=${encodeURIComponent(`${back}?household=${ticket}`)}`);
}
