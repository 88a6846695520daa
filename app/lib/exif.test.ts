import fc from "fast-check";
import { expect, it } from "vitest";
import { positionInExif } from "./exif";

it("answers a place on Earth or nothing, whatever bytes a file holds", () => {
	const header = fc.constantFrom([0x49, 0x49, 42, 0, 8, 0, 0, 0], [0x4d, 0x4d, 0, 42, 0, 0, 0, 8]);
	const gpsEntry = fc.constantFrom(
		[1, 0, 0x25, 0x88, 4, 0, 1, 0, 0, 0, 26, 0, 0, 0],
		[0, 1, 0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 26],
	);
	fc.assert(
		fc.property(header, gpsEntry, fc.uint8Array({ maxLength: 400 }), (start, entry, rest) => {
			const position = positionInExif(Uint8Array.from([...start, ...entry, ...rest]));
			if (position === null) return;
			expect(Math.abs(position.lat)).toBeLessThanOrEqual(90);
			expect(Math.abs(position.lng)).toBeLessThanOrEqual(180);
		}),
	);
});
