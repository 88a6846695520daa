import type { LoaderFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { feedOf } from "~/domain/issue-reports/queries/feed.server";
import { geoJson } from "~/domain/issue-reports/rules/feed";
import { languageOf } from "~/i18n/i18next.server";

/** Any search of the list, for the maps of others. */
export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const feed = await feedOf(context, new URL(args.request.url), await languageOf(args.request));
	return new Response(JSON.stringify(geoJson(feed)), {
		headers: {
			"Content-Type": "application/geo+json; charset=utf-8",
			"Access-Control-Allow-Origin": "*",
			"Cache-Control": "public, max-age=300",
		},
	});
}
