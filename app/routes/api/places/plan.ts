import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { findGround } from "~/domain/directory/queries/city-map.server";
import { pointSchema } from "~/domain/directory/schema";
import { orNotFound } from "~/server/http.server";
import { planSvg } from "~/ui/map/plan";

const schema = pointSchema.extend({ zoom: z.coerce.number().int().min(10).max(19) });

/** The ground as an image, for maps without JavaScript. */
export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const asked = schema.safeParse(Object.fromEntries(new URL(args.request.url).searchParams));
	if (!asked.success) throw new Response("400", { status: 400, statusText: "Bad Request" });
	const { zoom, ...center } = asked.data;
	const svg = planSvg({ center, zoom, ...orNotFound(await findGround(context)) });
	return new Response(svg, {
		headers: { "Content-Type": "image/svg+xml; charset=utf-8", "Cache-Control": "public, max-age=31536000, immutable" },
	});
}
