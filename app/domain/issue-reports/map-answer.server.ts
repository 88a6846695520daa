import { createHash } from "node:crypto";
import { translator } from "~/i18n/i18next.server";
import type { Language } from "~/i18n/languages";
import type { Context } from "~/server/context.server";
import { type MapWords, mapOf, snap } from "./queries/map.server";
import { stateTones } from "./rules/look";
import { incidentStates } from "./rules/states";
import { filterSchema, viewportSchema } from "./schema";

/** How long one answer serves everyone who looks at the same box, in milliseconds; and how many are kept. */
const FRESH = 5_000;
const KEPT = 400;

type Body = { text: string; etag: string };

const kept = new Map<string, { until: number; body: Promise<Body> }>();

const wordsIn = (language: Language): MapWords => {
	const t = translator(language);
	const states = Object.fromEntries(incidentStates.map((state) => [state, t(`issue-reports:states.${state}`)]));
	return { states, tones: stateTones, reports: t("issue-reports:map.reports"), language };
};

const words = new Map<Language, MapWords>();

const wordsOf = (language: Language): MapWords => {
	const known = words.get(language) ?? wordsIn(language);
	words.set(language, known);
	return known;
};

/** The answer to a box, made once for all who ask at nearly the same time; a failed one is not kept. */
const shared = (key: string, now: Date, make: () => Promise<Body>): Promise<Body> => {
	const known = kept.get(key);
	if (known && known.until > now.getTime()) return known.body;
	const body = make();
	kept.delete(key);
	kept.set(key, { until: now.getTime() + FRESH, body });
	const [oldest] = kept.keys();
	if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
	body.catch(() => kept.delete(key));
	return body;
};

export type MapAnswer = { status: 200 | 304 | 400; headers: Record<string, string>; body: string };

type Asked = { params: Record<string, string>; language: Language; ifNoneMatch: string | undefined };

/**
 * The incidents of a viewport as GeoJSON: `params` are those of the address (bbox=west,south,east,north&zoom, and the filters
 * of the list). Kept a minute by the browser and revalidated by its content; 400 where the box or the zoom is not one.
 */
export const answerMap = async (context: Context, { params, language, ifNoneMatch }: Asked): Promise<MapAnswer> => {
	const viewport = viewportSchema.safeParse(params);
	if (!viewport.success)
		return {
			status: 400,
			headers: { "Content-Type": "application/json; charset=utf-8", "Cache-Control": "no-store" },
			body: JSON.stringify({ error: "bbox=west,south,east,north (degrees) & zoom=0…22" }),
		};
	const { area, q, ...rest } = filterSchema.parse(params);
	const { bbox, zoom } = viewport.data;
	const box = snap({ ...bbox, zoom });
	const filter = { ...rest, areaId: area, text: q };
	const { text, etag } = await shared(JSON.stringify([box, filter, language]), context.now, async () => {
		const made = await mapOf(context, box, filter, wordsOf(language));
		return { text: made, etag: `"${createHash("sha1").update(made).digest("base64url")}"` };
	});
	const headers = { ETag: etag, "Cache-Control": "public, max-age=60", Vary: "Cookie" };
	if (ifNoneMatch === etag || ifNoneMatch === `W/${etag}`) return { status: 304, headers, body: "" };
	return { status: 200, headers: { ...headers, "Content-Type": "application/geo+json; charset=utf-8" }, body: text };
};
