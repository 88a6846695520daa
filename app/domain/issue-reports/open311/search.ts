import { readMoment, writeMoment } from "./dates";
import { type Fault, fault, given, givenList, type Params } from "./faults";

const DAY = 86_400_000;

/** Days a search may span, and those it covers when it says nothing (GeoReport v2). */
export const SPAN = 90;

/** Requests in one answer, at most (GeoReport v2). */
export const MOST = 1000;

export type Window = { from: Date; to: Date };

export type Search = {
	ids: string[] | null;
	codes: string[] | null;
	statuses: ("open" | "closed")[] | null;
	/** By date of the request; null: any. */
	requested: Window | null;
	updatedAfter: Date | null;
	updatedBefore: Date | null;
	box: { west: number; south: number; east: number; north: number } | null;
	around: { lat: number; lng: number; metres: number } | null;
	page: number;
	pageSize: number;
	extensions: boolean;
};

/** Notes what is wrong as it reads, so that a client learns of all its faults at once. */
class Reader {
	readonly faults: Fault[] = [];

	constructor(private readonly params: Params) {}

	refuse(description: string) {
		this.faults.push(fault(400, description));
		return null;
	}

	moment(name: string): Date | null {
		const text = given(this.params, name);
		if (text === null) return null;
		const example = "2026-01-31T12:00:00Z";
		return readMoment(text) ?? this.refuse(`${name}: "${text}" is not a W3C date with a time zone, such as ${example}`);
	}

	number(name: string, low: number, high: number): number | null {
		const text = given(this.params, name);
		if (text === null) return null;
		const value = Number(text);
		if (Number.isFinite(value) && value >= low && value <= high) return value;
		return this.refuse(`${name}: "${text}" is not a number from ${low} to ${high}`);
	}

	whole(name: string, fallback: number): number {
		const value = this.number(name, 1, 1_000_000);
		if (value === null || Number.isInteger(value)) return value ?? fallback;
		this.refuse(`${name}: must be a whole number`);
		return fallback;
	}

	statuses(): Search["statuses"] {
		const words = givenList(this.params, "status")?.map((word) => word.toLowerCase()) ?? null;
		const isStatus = (word: string): word is "open" | "closed" => word === "open" || word === "closed";
		const wrong = words?.find((word) => !isStatus(word));
		if (wrong !== undefined) this.refuse(`status: "${wrong}" is neither open nor closed`);
		return words?.filter(isStatus) ?? null;
	}

	box(): Search["box"] {
		const text = given(this.params, "bbox");
		if (text === null) return null;
		const sides = text.split(",").map((side) => (side.trim() === "" ? Number.NaN : Number(side)));
		const [west = Number.NaN, south = Number.NaN, east = Number.NaN, north = Number.NaN] = sides;
		const fits = sides.length === 4 && west < east && south < north && Math.abs(south) <= 90 && Math.abs(north) <= 90;
		return fits
			? { west, south, east, north }
			: this.refuse("bbox: expected west,south,east,north in degrees, west below east and south below north");
	}

	around(): Search["around"] {
		const [lat, lng] = [this.number("lat", -90, 90), this.number("long", -180, 180)];
		const metres = this.number("radius", 1, 50_000);
		if (lat !== null && lng !== null) return { lat, lng, metres: metres ?? 1000 };
		const half = given(this.params, "lat") !== null || given(this.params, "long") !== null;
		return half && this.faults.length === 0 ? this.refuse("lat, long: both are needed") : null;
	}
}

/** The days of requests a search covers: what the specification leaves open is chosen so that nothing is lost silently. */
const windowOf = (reader: Reader, isSync: boolean, now: Date): Window | null => {
	const [start, end] = [reader.moment("start_date"), reader.moment("end_date")];
	if (start && end && start > end) return reader.refuse("start_date: must not be after end_date");
	if (start && end && end.getTime() - start.getTime() > SPAN * DAY)
		return reader.refuse(
			`start_date, end_date: they may span ${SPAN} days at most; ask again from ${writeMoment(new Date(start.getTime() + SPAN * DAY))}`,
		);
	if (start) return { from: start, to: end ?? new Date(Math.min(now.getTime(), start.getTime() + SPAN * DAY)) };
	if (end) return { from: new Date(end.getTime() - SPAN * DAY), to: end };
	return isSync ? null : { from: new Date(now.getTime() - SPAN * DAY), to: now };
};

/**
 * Reads the parameters of «GET requests». `service_request_id` overrides all others (GeoReport v2); without dates the last
 * 90 days are meant, except in a synchronisation by `updated_after` or `updated_before`.
 */
export const readSearch = (params: Params, now: Date): { search: Search; faults: Fault[] } => {
	const reader = new Reader(params);
	const ids = givenList(params, "service_request_id");
	const paging = {
		page: reader.whole("page", 1),
		pageSize: Math.min(MOST, reader.whole("page_size", MOST)),
		extensions: given(params, "extensions") === "true",
	};
	const empty = { codes: null, statuses: null, requested: null, updatedAfter: null, updatedBefore: null };
	if (ids) return { search: { ids, ...empty, box: null, around: null, ...paging }, faults: reader.faults };
	const updatedAfter = reader.moment("updated_after");
	const updatedBefore = reader.moment("updated_before");
	const search = {
		ids: null,
		codes: givenList(params, "service_code"),
		statuses: reader.statuses(),
		requested: windowOf(reader, updatedAfter !== null || updatedBefore !== null, now),
		updatedAfter,
		updatedBefore,
		box: reader.box(),
		around: reader.around(),
		...paging,
	};
	return { search, faults: reader.faults };
};

/** The dates and the page of «GET servicerequestupdates», read as those of a search. */
export const readWindow = (params: Params, now: Date): { requested: Window | null; page: number; faults: Fault[] } => {
	const reader = new Reader(params);
	const page = reader.whole("page", 1);
	const requested = windowOf(reader, false, now);
	return { requested, page, faults: reader.faults };
};
