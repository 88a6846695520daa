import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { keepNearPlace } from "~/domain/directory/near-place.server";
import { locateAddress } from "~/domain/directory/queries/places.server";
import { translatorFor } from "~/i18n/i18next.server";
import { readButton, withFlash } from "~/server/http.server";

const schema = z.object({ address: z.string().trim().max(200).default("") });

/** «Around me»: the home page then begins with what happens there. An empty address forgets the place. */
export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const { address } = await readButton(args, schema);
	if (!address) return redirect("/", { headers: { "Set-Cookie": keepNearPlace(null) } });
	const place = await locateAddress(context, address);
	const t = await translatorFor(args.request);
	if (!place) return withFlash("/#near", { tone: "error", text: t("crm:home.near.unknown") });
	return redirect("/#near", { headers: { "Set-Cookie": keepNearPlace(place) } });
}
