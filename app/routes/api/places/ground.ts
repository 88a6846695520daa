import type { LoaderFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { findGround } from "~/domain/directory/queries/city-map.server";
import { orNotFound } from "~/server/http.server";

/** The city's ground for maps. Its address holds its version: browsers may keep it. */
export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const ground = orNotFound(await findGround(context));
	return Response.json(ground, { headers: { "Cache-Control": "public, max-age=31536000, immutable" } });
}
