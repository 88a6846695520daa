import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readPoints, readShapes } from "./geo-file";

const collection = (...features: unknown[]) => JSON.stringify({ type: "FeatureCollection", features });

const lamp = (properties: object, coordinates: unknown = [-0.9, 47.2]) => ({
	type: "Feature",
	properties,
	geometry: { type: "Point", coordinates },
});

describe("things of a layer", () => {
	it("have a number and a name, whatever the columns are called", () => {
		expect(readPoints(collection(lamp({ NUMERO: 12, Libelle: "Mât 12" }), lamp({ ref: "13" })))).toEqual({
			ok: true,
			rows: [
				{ ref: "12", label: "Mât 12", lat: 47.2, lng: -0.9 },
				{ ref: "13", label: "13", lat: 47.2, lng: -0.9 },
			],
		});
	});

	it.each([
		["text that is no JSON", "{", { why: "not-geojson" }],
		["another JSON", '{"type":"Feature"}', { why: "not-geojson" }],
		[
			"a line",
			collection(lamp({ ref: 1 }), { ...lamp({ ref: 2 }), geometry: { type: "LineString" } }),
			{ why: "not-points", rank: 2 },
		],
		["a place beyond the Earth", collection(lamp({ ref: 1 }, [200, 47])), { why: "not-points", rank: 1 }],
		["a thing without number", collection(lamp({ hauteur: 8 })), { why: "no-name", rank: 1 }],
		["a number given twice", collection(lamp({ ref: 1 }), lamp({ ref: "1" })), { why: "same-twice", rank: 2 }],
	])("are refused for %s, with the rank of the feature", (_, text, fault) => {
		expect(readPoints(text)).toEqual({ ok: false, fault });
	});
});

describe("towns around", () => {
	const shape = {
		type: "Polygon",
		coordinates: [
			[
				[0, 0],
				[1, 0],
				[1, 1],
				[0, 0],
			],
		],
	};

	it("have a name and perhaps a page; a page that is no address of the web is left out", () => {
		const town = (properties: object) => ({ type: "Feature", properties, geometry: shape });
		const read = readShapes(collection(town({ nom: "Vernay", insee: "49001", site: "javascript:alert(1)" })));
		expect(read.ok && read.rows[0]).toMatchObject({ code: "49001", name: "Vernay", url: null });
	});

	const real = "../shared/data/contours-france";
	it.skipIf(!existsSync(real))("are read from the contours of a real department", () => {
		const read = readShapes(readFileSync(`${real}/communes-35-ille-et-vilaine.geojson`, "utf8"));
		expect(read.ok && read.rows.length).toBeGreaterThan(100);
	});
});
