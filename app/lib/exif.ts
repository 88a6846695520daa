type Position = { lat: number; lng: number };

const GPS_DIRECTORY = 0x8825;
const [LAT_REF, LAT, LNG_REF, LNG] = [1, 2, 3, 4] as const;

type Reader = { u16: (at: number) => number; u32: (at: number) => number; byte: (at: number) => number };

/** Reads beyond the end are zero: a forged offset finds nothing. */
const readerOf = (bytes: Uint8Array, base: number): Reader | null => {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const order = String.fromCharCode(bytes[base] ?? 0, bytes[base + 1] ?? 0);
	if (order !== "II" && order !== "MM") return null;
	const little = order === "II";
	const inside = (at: number, size: number) => at >= 0 && base + at + size <= bytes.byteLength;
	return {
		byte: (at) => (inside(at, 1) ? view.getUint8(base + at) : 0),
		u16: (at) => (inside(at, 2) ? view.getUint16(base + at, little) : 0),
		u32: (at) => (inside(at, 4) ? view.getUint32(base + at, little) : 0),
	};
};

const ENTRIES_AT_MOST = 200;

/** Where in a directory the entry of a tag begins; null without it. */
const entryOf = (read: Reader, directory: number, tag: number): number | null => {
	const count = Math.min(read.u16(directory), ENTRIES_AT_MOST);
	for (let index = 0; index < count; index += 1) {
		const entry = directory + 2 + index * 12;
		if (read.u16(entry) === tag) return entry;
	}
	return null;
};

/** Three rationals: degrees, minutes, seconds. */
const degrees = (read: Reader, entry: number): number => {
	const start = read.u32(entry + 8);
	return [1, 60, 3600].reduce((sum, divisor, index) => {
		const at = start + index * 8;
		return sum + read.u32(at) / (read.u32(at + 4) || 1) / divisor;
	}, 0);
};

/**
 * Where a photo says it was taken (Exif 3.0, 4.6.6: GPS directory), in degrees WGS 84; null when it does not say,
 * or says something no camera would. Never throws.
 */
export const positionInExif = (exif: Uint8Array): Position | null => {
	const base = String.fromCharCode(...exif.subarray(0, 4)) === "Exif" ? 6 : 0;
	const read = readerOf(exif, base);
	if (!read || read.u16(2) !== 42) return null;
	const pointer = entryOf(read, read.u32(4), GPS_DIRECTORY);
	if (pointer === null) return null;
	const gps = read.u32(pointer + 8);
	const [latRef, lat, lngRef, lng] = [LAT_REF, LAT, LNG_REF, LNG].map((tag) => entryOf(read, gps, tag));
	if (latRef == null || lat == null || lngRef == null || lng == null) return null;
	const position = {
		lat: degrees(read, lat) * (String.fromCharCode(read.byte(latRef + 8)) === "S" ? -1 : 1),
		lng: degrees(read, lng) * (String.fromCharCode(read.byte(lngRef + 8)) === "W" ? -1 : 1),
	};
	// Cameras without a fix write zeros.
	const isNowhere = position.lat === 0 && position.lng === 0;
	return isNowhere || !(Math.abs(position.lat) <= 90 && Math.abs(position.lng) <= 180) ? null : position;
};
