import type { LoaderFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { findConsultation } from "~/domain/consultations/queries.server";
import { listPlaces } from "~/domain/proposals/list.server";
import { listSchema, viewportSchema } from "~/domain/proposals/schema";
import { orNotFound } from "~/server/http.server";

/** The proposals of a part of the map, as GeoJSON: one point each, or one for several that are close (property `count`). */
export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const parameters = Object.fromEntries(new URL(args.request.url).searchParams);
	const viewport = viewportSchema.safeParse(parameters);
	if (!viewport.success) throw new Response("400", { status: 400, statusText: "Bad Request" });
	const consultation = orNotFound(await findConsultation(context, args.params.slug ?? ""));
	const asked = { ...listSchema.parse(parameters), ...viewport.data, consultationId: consultation.id };
	const places = await listPlaces(context, asked);
	const features = places.map(({ id, title, lat, lng, count }) => ({
		type: "Feature",
		id,
		geometry: { type: "Point", coordinates: [lng, lat] },
		properties: { id, label: title, ...(count > 1 ? { count } : { href: `/proposals/${id}` }) },
	}));
	return Response.json({ type: "FeatureCollection", features });
}
