import { createHash } from "node:crypto";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { mapOf } from "~/domain/issue-reports/queries/map.server";
import { stateTones } from "~/domain/issue-reports/rules/look";
import { incidentStates } from "~/domain/issue-reports/rules/states";
import { filterSchema, viewportSchema } from "~/domain/issue-reports/schema";
import { languageOf, translator } from "~/i18n/i18next.server";

/** The incidents of a viewport as GeoJSON, kept for a minute and revalidated by its content. */
export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const params = Object.fromEntries(new URL(args.request.url).searchParams);
	const viewport = viewportSchema.safeParse(params);
	if (!viewport.success) throw new Response("400", { status: 400, statusText: "Bad Request" });
	const { area, q, ...filter } = filterSchema.parse(params);
	const language = await languageOf(args.request);
	const t = translator(language);
	const states = Object.fromEntries(incidentStates.map((state) => [state, t(`issue-reports:states.${state}`)]));
	const words = { states, tones: stateTones, reports: t("issue-reports:map.reports"), language };
	const { bbox, zoom } = viewport.data;
	const body = await mapOf(context, { ...bbox, zoom }, { ...filter, areaId: area, text: q }, words);
	const etag = `"${createHash("sha1").update(body).digest("base64url")}"`;
	const headers = { ETag: etag, "Cache-Control": "public, max-age=60", Vary: "Cookie" };
	if (args.request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
	return new Response(body, { headers: { ...headers, "Content-Type": "application/geo+json; charset=utf-8" } });
}
