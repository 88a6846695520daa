import { describe, expect, it } from "vitest";
import { lastByte, leavesEmpty } from "./tiles";

describe("the tiles of a map", () => {
	const header = {
		rootDirectoryOffset: 127,
		rootDirectoryLength: 100,
		jsonMetadataOffset: 227,
		jsonMetadataLength: 50,
		leafDirectoryOffset: 277,
		leafDirectoryLength: 0,
		tileDataOffset: 277,
		tileDataLength: 1000,
	};

	it("end where the last section of their archive ends, in whatever order these stand", () => {
		expect(lastByte(header)).toBe(1276);
		expect(lastByte({ ...header, jsonMetadataOffset: 1277, jsonMetadataLength: 10 })).toBe(1286);
		expect(lastByte({ ...header, leafDirectoryLength: undefined, tileDataLength: undefined })).toBe(276);
	});

	it("leave the map empty when none came, not when one is missing", () => {
		expect(leavesEmpty({ drawn: 0, failed: 12 })).toBe(true);
		expect(leavesEmpty({ drawn: 11, failed: 1 })).toBe(false);
		expect(leavesEmpty({ drawn: 0, failed: 0 })).toBe(false);
	});
});
