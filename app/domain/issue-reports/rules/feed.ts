import { escapeXml } from "~/lib/xml";

/** What a reader of feeds is shown of an incident. */
export type FeedEntry = {
	/** Stable, whatever the address of the site becomes: an urn. */
	id: string;
	url: string;
	title: string;
	text: string;
	at: Date;
	lat: number;
	lng: number;
	imageUrl: string | null;
};

export type Feed = { id: string; url: string; selfUrl: string; title: string; updated: Date; entries: FeedEntry[] };

const entryXml = ({ id, url, title, text, at, lat, lng, imageUrl }: FeedEntry): string =>
	[
		"<entry>",
		`<id>${escapeXml(id)}</id>`,
		`<title>${escapeXml(title)}</title>`,
		`<link rel="alternate" href="${escapeXml(url)}"/>`,
		imageUrl ? `<link rel="enclosure" type="image/jpeg" href="${escapeXml(imageUrl)}"/>` : "",
		`<published>${at.toISOString()}</published>`,
		`<updated>${at.toISOString()}</updated>`,
		`<summary>${escapeXml(text)}</summary>`,
		`<georss:point>${lat} ${lng}</georss:point>`,
		"</entry>",
	].join("");

/** The feed as Atom (RFC 4287), with places in GeoRSS Simple. */
export const atom = ({ id, url, selfUrl, title, updated, entries }: Feed): string =>
	[
		'<?xml version="1.0" encoding="utf-8"?>',
		'<feed xmlns="http://www.w3.org/2005/Atom" xmlns:georss="http://www.georss.org/georss">',
		`<id>${escapeXml(id)}</id>`,
		`<title>${escapeXml(title)}</title>`,
		`<updated>${updated.toISOString()}</updated>`,
		`<author><name>${escapeXml(title)}</name></author>`,
		`<link rel="self" href="${escapeXml(selfUrl)}"/>`,
		`<link rel="alternate" href="${escapeXml(url)}"/>`,
		...entries.map(entryXml),
		"</feed>",
		"",
	].join("\n");

/** The same as a GeoJSON FeatureCollection (RFC 7946). */
export const geoJson = ({ entries }: Pick<Feed, "entries">) => ({
	type: "FeatureCollection",
	features: entries.map(({ id, url, title, text, at, lat, lng, imageUrl }) => ({
		type: "Feature",
		id,
		geometry: { type: "Point", coordinates: [lng, lat] },
		properties: { url, title, text, reportedAt: at.toISOString(), imageUrl },
	})),
});
