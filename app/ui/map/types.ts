import type { FeatureCollection } from "geojson";
import type { Tone } from "../Tag";

export type Position = { lat: number; lng: number };

export type Box = { west: number; south: number; east: number; north: number };

/** A pin, or with `count` a group of pins that opens by zooming. */
export type MapPoint = Position & { id: string; label: string; href?: string; tone?: Tone; count?: number };

export type MapProps = {
	/** What the map shows, for those who do not see it: «Carte des signalements». */
	label: string;
	center: Position;
	zoom: number;
	points?: MapPoint[];
	/** Where there is much: spots of so many metres, their weight from 0 to 1. Always with the same figures in a list. */
	heat?: (Position & { weight: number; metres: number })[];
	/** Districts; the property `name` is written on them. */
	areas?: FeatureCollection;
	/** Lines and surfaces of the ground, by their property `kind`: river, park, street, rail, building. */
	landscape?: FeatureCollection;
	/** Addresses of the city's ground (see `cityMap`): read by the browser once and kept, or drawn as an image. */
	ground?: { json: string; plan: string } | null;
	/** Address that answers `?bbox=west,south,east,north&zoom=z` with a FeatureCollection of points (see `readPoints`). */
	fetchUrl?: string;
	/** Called when the visitor has moved the map, with what it shows: for the list beside it. */
	onView?: (box: Box) => void;
	/** With it, pins are buttons that choose, and the one of `chosenId` stands out. */
	onChoose?: (id: string) => void;
	chosenId?: string | undefined;
	/** The place chosen by the visitor; with `onPick` the map lets choose one. */
	picked?: Position | null;
	onPick?: (place: Position) => void;
	/** Height, in CSS units. */
	height?: string;
	/** `archive`: one PMTiles file, of vector or raster tiles. */
	tiles?: { url: string; attribution: string; kind?: "raster" | "archive" } | null;
};

/**
 * The points of a viewport answer: features of geometry Point with the properties `id`, `label`, and if they have one
 * `href`, `tone`, `count`.
 */
export const readPoints = (found: FeatureCollection): MapPoint[] =>
	found.features.flatMap(({ geometry, properties, id }) => {
		if (geometry?.type !== "Point") return [];
		const [lng, lat] = geometry.coordinates as [number, number];
		const own = (properties ?? {}) as Partial<MapPoint>;
		return [{ ...own, lat, lng, id: String(own.id ?? id), label: own.label ?? "" }];
	});
