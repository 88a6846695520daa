import type { IncomingMessage, ServerResponse } from "node:http";
import { languageOf } from "~/i18n/i18next.server";
import { defaultLanguage, languageCookie } from "~/i18n/languages";
import { visitor } from "~/lib/actor";
import { db } from "~/server/db.server";
import { answerMap } from "./map-answer.server";

/** Most requests say nothing of their language: then nothing is parsed to find it. */
const languageAsked = (url: URL, cookie: string | undefined) =>
	url.searchParams.has("lng") || cookie?.includes(languageCookie)
		? languageOf(new Request(url, { headers: { cookie: cookie ?? "" } }))
		: defaultLanguage;

/**
 * The map's answer as a piece of the web server, before the framework: what everyone sees, asked for at each move of each
 * map, needs no session. The same as the route `reports/map.json`, which stays its address and its line of the access table.
 */
export const handleMap = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
	const url = new URL(request.url ?? "/", "http://localhost");
	const { cookie } = request.headers;
	const language = await languageAsked(url, cookie);
	const params = Object.fromEntries(url.searchParams);
	const context = { actor: visitor, now: new Date(), db: db() };
	const ifNoneMatch = request.headers["if-none-match"];
	const { status, headers, body } = await answerMap(context, { params, language, ifNoneMatch });
	response.writeHead(status, headers).end(body);
};
