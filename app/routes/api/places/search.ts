import type { LoaderFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { suggestPlaces } from "~/domain/directory/queries/places.server";
import { searchSchema } from "~/domain/directory/schema";

/** Addresses and places for the boxes of the forms: `{ results: [{ label, lat, lng }] }`. */
export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const { q } = searchSchema.parse(Object.fromEntries(new URL(args.request.url).searchParams));
	return Response.json(
		{ results: await suggestPlaces(context, q) },
		{ headers: { "Cache-Control": "public, max-age=300" } },
	);
}
