import type { FeatureCollection } from "geojson";
import { describe, expect, it } from "vitest";
import { htmlOf } from "~/test/render";
import { activeAfter } from "./AddressBox";
import { gather } from "./gather";
import { middleOf, pathOf, pixelOf, projector } from "./projection";
import { StaticPlan } from "./StaticPlan";
import { readPoints } from "./types";

const square = (name: string) => ({
	type: "Feature" as const,
	properties: { name },
	geometry: {
		type: "Polygon" as const,
		coordinates: [
			[
				[0, 0],
				[2, 0],
				[2, 2],
				[0, 2],
				[0, 0],
			],
		],
	},
});

describe("the projection of the map", () => {
	it("puts the meeting of the equator and Greenwich in the middle of the world", () => {
		expect(pixelOf({ lat: 0, lng: 0 }, 0)).toEqual([128, 128]);
		expect(pixelOf({ lat: 0, lng: 180 }, 1)).toEqual([512, 256]);
	});

	it("puts the center of the map in the middle of the drawing, north above, east to the right", () => {
		const project = projector({ lat: 47.2, lng: -0.9 }, 14, 1000, 560);
		expect(project({ lat: 47.2, lng: -0.9 })).toEqual([500, 280]);
		expect(project({ lat: 47.21, lng: -0.9 })[1]).toBeLessThan(280);
		expect(project({ lat: 47.2, lng: -0.89 })[0]).toBeGreaterThan(500);
	});

	it("draws surfaces closed and lines open", () => {
		const project = ({ lat, lng }: { lat: number; lng: number }): [number, number] => [lng, lat];
		expect(pathOf(square("Centre"), project)).toBe("M0.0 0.0L2.0 0.0L2.0 2.0L0.0 2.0L0.0 0.0Z");
		const street = {
			type: "LineString" as const,
			coordinates: [
				[0, 1],
				[2, 1],
			],
		};
		expect(pathOf({ type: "Feature", properties: null, geometry: street }, project)).toBe("M0.0 1.0L2.0 1.0");
	});

	it("finds the middle of a district", () => {
		expect(middleOf(square("Centre"))).toEqual({ lat: 1, lng: 1 });
	});
});

describe("the plan drawn by the server", () => {
	const areas: FeatureCollection = { type: "FeatureCollection", features: [square("<Centre>")] };

	it("names the districts and counts the groups, as text", () => {
		const html = htmlOf(
			<StaticPlan
				label="Signalements"
				center={{ lat: 1, lng: 1 }}
				zoom={6}
				areas={areas}
				points={[{ id: "a", lat: 1, lng: 1, label: "12 signalements", count: 12 }]}
			/>,
		);
		expect(html).toContain("&lt;Centre&gt;");
		expect(html).toContain(">12</text>");
		expect(html).toContain('aria-label="Signalements"');
	});
});

describe("the points of a viewport", () => {
	it("are read from features of geometry Point alone", () => {
		const found: FeatureCollection = {
			type: "FeatureCollection",
			features: [
				square("Centre"),
				{
					type: "Feature",
					id: 7,
					properties: { label: "Trou", href: "/reports/7" },
					geometry: { type: "Point", coordinates: [-0.9, 47.2] },
				},
			],
		};
		expect(readPoints(found)).toEqual([{ id: "7", lat: 47.2, lng: -0.9, label: "Trou", href: "/reports/7" }]);
	});
});

describe("the keys of the address box", () => {
	it.each([
		["ArrowDown", -1, 0],
		["ArrowDown", 2, 0],
		["ArrowUp", -1, 2],
		["ArrowUp", 1, 0],
		["Enter", 1, null],
	])("%s on line %i leads to %s", (key, active, next) => {
		expect(activeAfter(key, { open: true, active, count: 3 })).toBe(next);
	});

	it("do nothing while the list is closed", () => {
		expect(activeAfter("ArrowDown", { open: false, active: -1, count: 3 })).toBeNull();
	});
});

describe("points that would cover one another", () => {
	const at = (id: string, lng: number, count?: number) => ({ id, lat: 0, lng, label: id, ...(count ? { count } : {}) });
	const place = ({ lat, lng }: { lat: number; lng: number }) => ({ x: lng, y: lat });
	const name = (count: number) => `${count} ensemble`;

	it("become one group that counts them all, groups included", () => {
		const [group, ...others] = gather([at("a", 0), at("b", 43), at("c", 10, 12)], place, name);
		expect(others).toEqual([]);
		expect(group?.point).toMatchObject({ count: 14, label: "14 ensemble" });
		expect(group?.members.map(({ id }) => id)).toEqual(["a", "b", "c"]);
	});

	it("leave 44 pixels between marks, whatever their number", () => {
		const marks = gather(
			Array.from({ length: 60 }, (_, index) => at(`${index}`, index * 15)),
			place,
			name,
		);
		const places = marks.map(({ point }) => point.lng);
		for (const [index, lng] of places.entries()) expect(lng - (places[index - 1] ?? -44)).toBeGreaterThanOrEqual(44);
		expect(marks.flatMap(({ members }) => members)).toHaveLength(60);
	});
});
