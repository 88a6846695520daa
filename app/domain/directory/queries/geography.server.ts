import { bboxAround, isInside, type Line, nearestOnLine, type Point, pointAlong, type Shape } from "~/lib/geo";
import type { Context } from "~/server/context.server";
import { numberAt, parseAddress, pointOfNumber } from "../rules";

/** The districts, with their shapes, by name. */
export const listAreas = async ({ db }: Context) => {
	const areas = await db.area.findMany({
		orderBy: { name: "asc" },
		select: { id: true, code: true, name: true, population: true, geometry: true },
	});
	return areas.map(({ geometry, ...area }) => ({ ...area, shape: geometry as Shape }));
};

/** The districts' names alone, for filters and labels. */
export const listAreaNames = ({ db }: Context) =>
	db.area.findMany({ orderBy: { name: "asc" }, select: { id: true, code: true, name: true } });

/** The district a place lies in; null outside the city. */
export const findAreaAt = async (
	{ db }: Context,
	{ lat, lng }: Point,
): Promise<{ id: string; code: string; name: string } | null> => {
	const candidates = await db.area.findMany({
		where: { west: { lte: lng }, east: { gte: lng }, south: { lte: lat }, north: { gte: lat } },
		select: { id: true, code: true, name: true, geometry: true },
	});
	const found = candidates.find(({ geometry }) => isInside({ lat, lng }, geometry as Shape));
	return found ? { id: found.id, code: found.code, name: found.name } : null;
};

export type FoundPlace = Point & { label: string };

type StreetRow = { name: string; area: string; from: number | null; to: number | null; line: Line };

const withSuffix = (number: number, suffix: string) => (suffix ? `${number} ${suffix}` : String(number));

const placeOfStreet = (
	{ name, area, from, to, line }: StreetRow,
	number: number | null,
	suffix: string,
): FoundPlace => {
	const door = number === null ? null : pointOfNumber({ from, to, line }, number);
	if (door && number !== null) return { ...door, label: `${withSuffix(number, suffix)} ${name}, ${area}` };
	return { ...pointAlong(line, 0.5), label: `${name}, ${area}` };
};

/** Words less alike than this (0 to 1, pg_trgm) are not the same name badly typed. */
const LIKENESS = 0.35;

const streetsLike = ({ db }: Context, name: string, limit: number) => db.$queryRaw<
	(StreetRow & { likeness: number })[]
>`
	SELECT s.name, a.name AS area, s."from", s."to", s.line, word_similarity(fold(${name}), fold(s.name)) AS likeness
	FROM "Street" s JOIN "Area" a ON a.id = s."areaId"
	WHERE word_similarity(fold(${name}), fold(s.name)) >= ${LIKENESS}
	ORDER BY likeness DESC, similarity(fold(${name}), fold(s.name)) DESC, s.name LIMIT ${limit}`;

const placesLike = ({ db }: Context, name: string, limit: number) => db.$queryRaw<
	(FoundPlace & { likeness: number })[]
>`
	SELECT p.name || ', ' || a.name AS label, p.lat, p.lng, word_similarity(fold(${name}), fold(p.name)) AS likeness
	FROM "Place" p JOIN "Area" a ON a.id = p."areaId"
	WHERE word_similarity(fold(${name}), fold(p.name)) >= ${LIKENESS}
	ORDER BY likeness DESC, similarity(fold(${name}), fold(p.name)) DESC, p.name LIMIT ${limit}`;

/**
 * The places an address or a name may mean, best first, at most `limit`: streets with their house number («12 bis rue des
 * Lilas»), squares, schools… Accents, capitals and small typing errors do not matter. Under two letters, nothing.
 */
export const searchPlaces = async (context: Context, typed: string, limit = 8): Promise<FoundPlace[]> => {
	const { number, suffix, rest } = parseAddress(typed.slice(0, 120));
	if (rest.replace(/[^\p{L}]/gu, "").length < 2) return [];
	const [streets, places] = await Promise.all([
		streetsLike(context, rest, limit),
		number === null ? placesLike(context, rest, limit) : [],
	]);
	const found = [
		...streets.map((street) => ({ likeness: street.likeness, place: placeOfStreet(street, number, suffix) })),
		...places.map(({ likeness, ...place }) => ({ likeness, place })),
	];
	return found
		.sort((a, b) => b.likeness - a.likeness)
		.slice(0, limit)
		.map(({ place }) => place);
};

/** Farther than this (metres) from any street or named place, a place has no address. */
const REACH = 250;

/** The address nearest to a place: «12 rue des Lilas, Centre»; null when nothing is near. */
export const reversePlace = async ({ db }: Context, point: Point): Promise<FoundPlace | null> => {
	const { west, south, east, north } = bboxAround(point, REACH);
	const near = await db.$queryRaw<StreetRow[]>`
		SELECT s.name, a.name AS area, s."from", s."to", s.line FROM "Street" s JOIN "Area" a ON a.id = s."areaId"
		WHERE s.west <= ${east} AND s.east >= ${west} AND s.south <= ${north} AND s.north >= ${south}`;
	const [street] = near
		.map((row) => ({ row, metres: nearestOnLine(point, row.line).metres }))
		.filter(({ metres }) => metres <= REACH)
		.sort((a, b) => a.metres - b.metres);
	if (!street) return null;
	const number = numberAt(street.row, point);
	return { ...point, label: `${number === null ? "" : `${number} `}${street.row.name}, ${street.row.area}` };
};

/** The place a typed address most likely means; null when none resembles it. For forms sent without having chosen on the map. */
export const resolvePlace = async (context: Context, typed: string): Promise<FoundPlace | null> =>
	(await searchPlaces(context, typed, 1))[0] ?? null;

/** The id of the district an address of the city lies in; null when its street is not known. */
export const areaOfHome = async (context: Context, { street }: { street: string }): Promise<string | null> => {
	const place = await resolvePlace(context, street);
	return place ? ((await findAreaAt(context, place))?.id ?? null) : null;
};
