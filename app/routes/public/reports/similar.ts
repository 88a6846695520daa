import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { placeFault } from "~/domain/directory/queries/towns.server";
import { pointSchema } from "~/domain/directory/schema";
import { faultTexts } from "~/domain/issue-reports/fault-texts.server";
import { listAssetsNear } from "~/domain/issue-reports/queries/assets.server";
import { placeOfForm } from "~/domain/issue-reports/queries/place-of-form.server";
import { listSimilar } from "~/domain/issue-reports/queries/similar.server";
import { languageOf, translatorFor } from "~/i18n/i18next.server";

const schema = z.object({
	address: z.string().max(200).default(""),
	lat: pointSchema.shape.lat.optional().catch(undefined),
	lng: pointSchema.shape.lng.optional().catch(undefined),
	category: z.uuid().optional().catch(undefined),
	asset: z.uuid().nullable().catch(null),
	text: z.string().max(600).catch(""),
});

/**
 * What is known of a place while a report is being written: whether it is in the city, the lamps, bins… a category is
 * about, and the open incidents that may be the same thing.
 */
export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "reports.file");
	const params = Object.fromEntries([...new URL(args.request.url).searchParams].filter(([, value]) => value !== ""));
	const asked = schema.safeParse(params);
	if (!asked.success) throw new Response("400", { status: 400, statusText: "Bad Request" });
	const { address, lat = null, lng = null, category, asset, text } = asked.data;
	const t = await translatorFor(args.request);
	const place = await placeOfForm(context, { address, lat, lng }, null);
	const why = place.kind === "missing" || place.kind === "unknown" ? place.kind : null;
	const fault = why || !("lat" in place) ? null : await placeFault(context, place);
	if (why || fault || !("lat" in place)) {
		const found = fault
			? ({ field: "address", why: "place", fault } as const)
			: ({ field: "address", why: `place-${why ?? "missing"}` } as const);
		return Response.json({
			fault: faultTexts(t, await languageOf(args.request), [found]).address?.[0],
			place: null,
			assets: [],
			near: [],
		});
	}
	const at = { lat: place.lat, lng: place.lng };
	const [assets, near] = category
		? await Promise.all([
				listAssetsNear(context, { ...at, categoryId: category }),
				text ? listSimilar(context, { ...at, categoryId: category, text, assetId: asset }) : [],
			])
		: [[], []];
	return Response.json({ fault: null, place: { ...at, label: place.address }, assets, near });
}
