import { findCity } from "~/domain/settings/queries.server";
import { translator } from "~/i18n/i18next.server";
import type { Language } from "~/i18n/languages";
import { imageUrl } from "~/lib/images";
import type { Context } from "~/server/context.server";
import { env } from "~/server/env.server";
import type { Feed } from "../rules/feed";
import { filterSchema } from "../schema";
import { listIncidents } from "./incidents.server";

/** Incidents in a feed. */
const MOST = 100;

const absolute = (path: string) => new URL(path, env().PUBLIC_URL).href;

/** The newest incidents of a search, the one of the list («/reports?…»), for readers of feeds and maps of others. */
export const feedOf = async (context: Context, url: URL, language: Language): Promise<Feed> => {
	const { area, q, ...filter } = filterSchema.parse(Object.fromEntries(url.searchParams));
	const [{ name }, { incidents }] = await Promise.all([
		findCity(context),
		listIncidents(context, { filter: { ...filter, areaId: area, text: q }, limit: MOST }),
	]);
	const t = translator(language);
	const search = new URLSearchParams(url.searchParams);
	const list = absolute(`/reports${search.size > 0 ? `?${search}` : ""}`);
	return {
		id: list,
		url: list,
		selfUrl: absolute(url.pathname + url.search),
		title: `${t("issue-reports:title")} – ${name}`,
		updated: incidents[0]?.reportedAt ?? context.now,
		entries: incidents.map((incident) => ({
			id: `urn:uuid:${incident.id}`,
			url: absolute(`/reports/${incident.number}`),
			title: `${language === "en" ? incident.nameEn : incident.nameFr} – ${incident.address} – ${t(`issue-reports:states.${incident.state}`)}`,
			text: incident.text,
			at: incident.reportedAt,
			lat: incident.lat,
			lng: incident.lng,
			imageUrl: incident.imageKey ? absolute(imageUrl(incident.imageKey, 640)) : null,
		})),
	};
};
