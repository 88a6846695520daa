import type { Translate } from "~/i18n/namespaces";
import { paletteOf } from "~/lib/colour";
import type { Decision, Figures } from "./schema";

type Embedded = {
	city: { name: string; colour: string; accentColour: string };
	consultation: { title: string; summary: string };
	publication: { decisions: Decision[]; figures: Figures } | null;
	url: string;
	nonce: string;
};

const escaped = (text: string) => text.replace(/[<>&"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Decisions shown in a frame; the page has them all. */
const MOST = 6;

const styles = (fill: string, text: string) => `
body{margin:0;padding:20px;font:16px/1.5 system-ui,sans-serif;color:#241f18;background:#fff;border-top:6px solid ${fill}}
h1{font-size:1.3rem;margin:0 0 .5rem}ul{padding:0;list-style:none;margin:1rem 0}li{padding:.5rem 0;border-top:1px solid #ddd4c6}
dl{display:flex;flex-wrap:wrap;gap:1.5rem;margin:1rem 0}dt{color:#5b5347;font-size:.9rem}dd{margin:0;font-size:1.6rem;font-weight:700}
dl div{display:flex;flex-direction:column-reverse}a{color:${text};font-weight:600}.soft{color:#5b5347;font-size:.9rem}
@media (prefers-color-scheme:dark){body{background:#1d1a16;color:#f3eee6}.soft,dt{color:#c9bfae}li{border-color:#4a4238}a{color:#9bd3e3}}`;

const decided = (t: Translate, decisions: Decision[]): string => {
	const taken = decisions.filter(({ kind }) => kind !== "not-taken-up").slice(0, MOST);
	if (taken.length === 0) return "";
	const lines = taken.map(({ title, kind }) => {
		return `<li>${escaped(title)}<br><span class="soft">${escaped(t(`results:kind.${kind}`))}</span></li>`;
	});
	return `<ul>${lines.join("")}</ul>`;
};

const figured = (t: Translate, { participants, vote }: Figures): string => {
	const figures = [
		{ value: participants.total, label: t("results:stat.total", { count: participants.total }) },
		...(vote ? [{ value: vote.ballots, label: t("results:stat.voters", { count: vote.ballots }) }] : []),
	];
	return `<dl>${figures.map(({ value, label }) => `<div><dt>${escaped(label)}</dt><dd>${value}</dd></div>`).join("")}</dl>`;
};

/** A whole page for a frame: title, figures, what is taken up, the way to the rest. */
export const embedPage = (t: Translate, { city, consultation, publication, url, nonce }: Embedded): string => {
	const { light } = paletteOf(city.colour, city.accentColour);
	const body = publication
		? `${figured(t, publication.figures)}${decided(t, publication.decisions)}`
		: `<p>${escaped(t("results:page.notYetTitle"))}</p>`;
	return `<!doctype html><html lang="${t("results:embed.language")}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escaped(consultation.title)}</title><style nonce="${nonce}">${styles(light["city-fill"], light["city-text"])}</style></head>
<body><main><h1>${escaped(consultation.title)}</h1><p class="soft">${escaped(t("results:page.eyebrow"))} – ${escaped(city.name)}</p>${body}
<p><a href="${escaped(url)}" target="_blank" rel="noopener">${escaped(t("results:embed.read"))}</a></p></main></body></html>`;
};
