import type { LoaderFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { addressAt } from "~/domain/directory/queries/places.server";
import { pointSchema } from "~/domain/directory/schema";

/** The address nearest to a place chosen on a map: `{ place: { label, lat, lng } | null }`. */
export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const point = pointSchema.safeParse(Object.fromEntries(new URL(args.request.url).searchParams));
	if (!point.success) throw new Response("400", { status: 400, statusText: "Bad Request" });
	return Response.json({ place: await addressAt(context, point.data) });
}
