import type { LoaderFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { answerMap } from "~/domain/issue-reports/map-answer.server";
import { languageOf } from "~/i18n/i18next.server";

/** The incidents of a viewport as GeoJSON. The web server answers it before the framework: see `handleMap`. */
export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const { status, headers, body } = await answerMap(context, {
		params: Object.fromEntries(new URL(args.request.url).searchParams),
		language: await languageOf(args.request),
		ifNoneMatch: args.request.headers.get("if-none-match") ?? undefined,
	});
	return new Response(status === 304 ? null : body, { status, headers });
}
