import type { Position as Coordinates, Feature, FeatureCollection } from "geojson";
import type { Position } from "./types";

/** Web Mercator (EPSG:3857) at a zoom, in pixels of 256-pixel tiles, as Leaflet draws it. */
export const pixelOf = ({ lat, lng }: Position, zoom: number): [number, number] => {
	const size = 256 * 2 ** zoom;
	const sine = Math.sin((Math.max(-85.05, Math.min(85.05, lat)) * Math.PI) / 180);
	return [((lng + 180) / 360) * size, (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * size];
};

/** Places on a drawing of `width` by `height` whose middle is `center`. */
export const projector = (center: Position, zoom: number, width: number, height: number) => {
	const [middleX, middleY] = pixelOf(center, zoom);
	return (place: Position): [number, number] => {
		const [x, y] = pixelOf(place, zoom);
		return [x - middleX + width / 2, y - middleY + height / 2];
	};
};

type Project = ReturnType<typeof projector>;

const line = (coordinates: Coordinates[], project: Project) =>
	coordinates
		.map(([lng = 0, lat = 0], index) => {
			const [x, y] = project({ lat, lng });
			return `${index === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`;
		})
		.join("");

/** The `d` of an SVG path for a GeoJSON line or surface; empty for points. */
export const pathOf = ({ geometry }: Feature, project: Project): string => {
	const rings = (polygon: Coordinates[][]) => polygon.map((ring) => `${line(ring, project)}Z`).join("");
	switch (geometry?.type) {
		case "LineString":
			return line(geometry.coordinates, project);
		case "MultiLineString":
			return geometry.coordinates.map((part) => line(part, project)).join("");
		case "Polygon":
			return rings(geometry.coordinates);
		case "MultiPolygon":
			return geometry.coordinates.map(rings).join("");
		default:
			return "";
	}
};

const ringOf = ({ geometry }: Feature): Coordinates[] => {
	if (geometry?.type === "Polygon") return geometry.coordinates[0] ?? [];
	if (geometry?.type === "MultiPolygon") return geometry.coordinates[0]?.[0] ?? [];
	return [];
};

/** Where the name of a surface is written: the centroid of its outline (mean weighted by area, the «shoelace» formula). */
export const middleOf = (feature: Feature): Position | null => {
	const ring = ringOf(feature);
	const sum = ring.slice(0, -1).reduce(
		(total, [x = 0, y = 0], index) => {
			const [nextX = 0, nextY = 0] = ring[index + 1] ?? [];
			const cross = x * nextY - nextX * y;
			return { area: total.area + cross, lng: total.lng + (x + nextX) * cross, lat: total.lat + (y + nextY) * cross };
		},
		{ area: 0, lng: 0, lat: 0 },
	);
	return sum.area === 0 ? null : { lat: sum.lat / (3 * sum.area), lng: sum.lng / (3 * sum.area) };
};

export const featuresOf = (collection: FeatureCollection | undefined): Feature[] => collection?.features ?? [];

/** How opaque a spot of heat is: even the weakest is seen, and the ground under the strongest too. */
export const heatOpacity = (weight: number): number => 0.12 + 0.6 * Math.min(1, Math.max(0, weight));
