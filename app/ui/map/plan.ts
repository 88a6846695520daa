import type { FeatureCollection } from "geojson";
import { featuresOf, middleOf, pathOf, projector } from "./projection";
import type { Position } from "./types";

/** The size of every plan, in its own units. */
export const PLAN = { width: 1000, height: 560 };

/** An image brings its own style: the colours of styles/map.css, by day and by night. */
const style = `svg{--ground:#f1ece2;--park:#d5e6c8;--river:#b9d9e8;--street:#fff;--rail:#a59a8b;--edge:#8d8373;--ink:#5b5347}
@media (prefers-color-scheme:dark){svg{--ground:#24201a;--park:#2a3a26;--river:#1f3a4a;--street:#474036;--rail:#7b7264;--edge:#8d8373;--ink:#c2b8a8}}
rect{fill:var(--ground)}path{fill:none;stroke-linecap:round;stroke-linejoin:round}
.park{fill:var(--park)}.river{fill:var(--river)}.building{fill:var(--edge);fill-opacity:.2}
.main{stroke:var(--street);stroke-width:5}.street{stroke:var(--street);stroke-width:3}.rail{stroke:var(--rail);stroke-width:2;stroke-dasharray:8 5}
.area{stroke:var(--edge);stroke-width:1.5;stroke-dasharray:2 6}
text{fill:var(--ink);font:600 15px system-ui,sans-serif;text-anchor:middle;paint-order:stroke;stroke:var(--ground);stroke-width:4px}`;

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

type Ground = { center: Position; zoom: number; landscape: FeatureCollection; areas: FeatureCollection };

/** The ground and the districts as an SVG image, for maps without JavaScript and on paper. */
export const planSvg = ({ center, zoom, landscape, areas }: Ground): string => {
	const { width, height } = PLAN;
	const project = projector(center, zoom, width, height);
	const grounds = featuresOf(landscape).map(
		(feature) =>
			`<path class="${escaped(String(feature.properties?.kind ?? "street"))}" d="${pathOf(feature, project)}"/>`,
	);
	const edges = featuresOf(areas).map((feature) => `<path class="area" d="${pathOf(feature, project)}"/>`);
	const names = featuresOf(areas).flatMap((feature) => {
		const middle = middleOf(feature);
		if (!middle || typeof feature.properties?.name !== "string") return [];
		const [x, y] = project(middle);
		return [`<text x="${x.toFixed(0)}" y="${y.toFixed(0)}">${escaped(feature.properties.name)}</text>`];
	});
	const parts = [`<style>${style}</style><rect width="${width}" height="${height}"/>`, ...grounds, ...edges, ...names];
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">${parts.join("")}</svg>`;
};
