/** A place on Earth, WGS 84, in degrees. */
export type Point = { lat: number; lng: number };

/** A rectangle in degrees. */
export type Bbox = { west: number; south: number; east: number; north: number };

/** GeoJSON: longitude first. */
export type Position = [longitude: number, latitude: number];

export type Shape =
	| { type: "Polygon"; coordinates: Position[][] }
	| { type: "MultiPolygon"; coordinates: Position[][][] };

export type Line = Position[];

const EARTH_RADIUS = 6_371_008.8;
const METRES_PER_DEGREE = (Math.PI * EARTH_RADIUS) / 180;

const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Metres between two places, along a great circle (haversine). */
export const distance = (a: Point, b: Point): number => {
	const half = (from: number, to: number) => Math.sin(radians(to - from) / 2) ** 2;
	const chord = half(a.lat, b.lat) + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * half(a.lng, b.lng);
	return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(chord)));
};

const polygonsOf = (shape: Shape): Position[][][] =>
	shape.type === "Polygon" ? [shape.coordinates] : shape.coordinates;

/** The smallest rectangle around a shape. */
export const bboxOf = (shape: Shape): Bbox => {
	const corners = polygonsOf(shape).flat(2);
	const lngs = corners.map(([lng]) => lng);
	const lats = corners.map(([, lat]) => lat);
	return { west: Math.min(...lngs), south: Math.min(...lats), east: Math.max(...lngs), north: Math.max(...lats) };
};

/** A rectangle of `metres` on each side of a place. */
export const bboxAround = ({ lat, lng }: Point, metres: number): Bbox => {
	const high = metres / METRES_PER_DEGREE;
	const wide = high / Math.max(0.01, Math.cos(radians(lat)));
	return { west: lng - wide, south: lat - high, east: lng + wide, north: lat + high };
};

/** Even-odd rule. A point on a west or south edge is inside, so that of two neighbours exactly one holds it. */
const isInRing = ({ lat, lng }: Point, ring: Position[]): boolean => {
	let inside = false;
	ring.forEach(([x, y], index) => {
		const [px, py] = ring[(index + ring.length - 1) % ring.length] as Position;
		if (y > lat !== py > lat && lng < ((px - x) * (lat - y)) / (py - y) + x) inside = !inside;
	});
	return inside;
};

/** Whether a place is inside a shape; holes are outside. */
export const isInside = (point: Point, shape: Shape): boolean =>
	polygonsOf(shape).some(
		([outer = [], ...holes]) => isInRing(point, outer) && !holes.some((hole) => isInRing(point, hole)),
	);

type Flat = { x: number; y: number };

/** Metres east and north of an origin: exact enough within a city. */
const flatten = (origin: Point, [lng, lat]: Position): Flat => ({
	x: (lng - origin.lng) * METRES_PER_DEGREE * Math.cos(radians(origin.lat)),
	y: (lat - origin.lat) * METRES_PER_DEGREE,
});

const unflatten = (origin: Point, { x, y }: Flat): Point => ({
	lat: origin.lat + y / METRES_PER_DEGREE,
	lng: origin.lng + x / (METRES_PER_DEGREE * Math.cos(radians(origin.lat))),
});

const segmentsOf = (line: Flat[]) =>
	line.slice(1).map((to, index) => {
		const from = line[index] as Flat;
		return { from, to, length: Math.hypot(to.x - from.x, to.y - from.y) };
	});

/** The place at a share (0 to 1) of a line's length, moved `aside` metres to its right. */
export const pointAlong = (line: Line, share: number, aside = 0): Point => {
	const [lng, lat] = line[0] as Position;
	const origin = { lat, lng };
	const segments = segmentsOf(line.map((position) => flatten(origin, position)));
	let left = segments.reduce((sum, { length }) => sum + length, 0) * Math.min(1, Math.max(0, share));
	for (const { from, to, length } of segments) {
		if (left > length && to !== segments.at(-1)?.to) {
			left -= length;
			continue;
		}
		if (length === 0) break;
		const [dx, dy] = [(to.x - from.x) / length, (to.y - from.y) / length];
		return unflatten(origin, { x: from.x + dx * left + dy * aside, y: from.y + dy * left - dx * aside });
	}
	return origin;
};

/** How far (metres) a place is from a line, the share of the line's length where it is nearest, and the side it is on. */
export const nearestOnLine = (point: Point, line: Line): { metres: number; share: number; side: "left" | "right" } => {
	const segments = segmentsOf(line.map((position) => flatten(point, position)));
	const total = segments.reduce((sum, { length }) => sum + length, 0);
	let best = { metres: Number.POSITIVE_INFINITY, share: 0, side: "left" as "left" | "right" };
	let before = 0;
	for (const { from, to, length } of segments) {
		const [dx, dy] = length === 0 ? [0, 0] : [(to.x - from.x) / length, (to.y - from.y) / length];
		const along = Math.min(length, Math.max(0, -(from.x * dx + from.y * dy)));
		const metres = Math.hypot(from.x + dx * along, from.y + dy * along);
		const side = from.x * dy - from.y * dx > 0 ? "left" : "right";
		if (metres < best.metres) best = { metres, share: total === 0 ? 0 : (before + along) / total, side };
		before += length;
	}
	return best;
};

/** How far (metres) a place is from a shape: 0 inside it, else from its nearest side. */
export const metresTo = (point: Point, shape: Shape): number => {
	if (isInside(point, shape)) return 0;
	const polygons = shape.type === "Polygon" ? [shape.coordinates] : shape.coordinates;
	const sides = polygons.flatMap((rings) => rings.map((ring) => nearestOnLine(point, ring as Line).metres));
	return Math.min(Number.POSITIVE_INFINITY, ...sides);
};
