import { describe, expect, it } from "vitest";
import { isInside as isInShape } from "../../app/lib/geo";
import { BALLOTS_SEED } from "./build/consultations";
import { loadDemo } from "./load";
import { demoBallots, demoSupports } from "./opinions";
import { demoReports } from "./reports";

const demo = loadDemo();
const today = new Date("2026-11-24T09:00:00Z");
const reports = demoReports(demo, today);

const districtsAt = ([lng, lat]: [number, number]) =>
	demo.districts.features
		.filter(({ geometry }) => isInShape({ lat, lng }, geometry))
		.map(({ properties }) => properties.code);

describe("the demonstration city's ground", () => {
	it("puts every named place in exactly one district: its own", () => {
		const strays = demo.places.filter(({ point, district }) => String(districtsAt(point)) !== district);
		expect(strays.map(({ id }) => id)).toEqual([]);
	});

	it("gives no point two districts", () => {
		const [[west, south], [east, north]] = demo.city.map.bounds;
		for (let row = 0; row < 60; row += 1) {
			for (let column = 0; column < 60; column += 1) {
				const point: [number, number] = [west + ((east - west) * column) / 60, south + ((north - south) * row) / 60];
				expect(districtsAt(point).length).toBeLessThanOrEqual(1);
			}
		}
	});

	it("names services, places and categories that exist", () => {
		const units = new Set(demo.units.map(({ id }) => id));
		const places = new Set(demo.places.map(({ id }) => id));
		expect(demo.procedures.filter(({ unit }) => !units.has(unit))).toEqual([]);
		expect(demo.units.filter(({ place }) => !places.has(place))).toEqual([]);
		expect(demo.categories.filter(({ service }) => !units.has(service))).toEqual([]);
	});
});

describe("its proposals", () => {
	it("are about sixty, each by somebody, somewhere, in a consultation and a theme that exist", () => {
		expect(demo.proposals).toHaveLength(60);
		for (const { consultation, theme, author, place, street } of demo.proposals) {
			const found = demo.consultations.find(({ id }) => id === consultation);
			expect(found?.themes.map(({ code }) => code)).toContain(theme);
			expect(demo.people.residents[author]).toBeDefined();
			expect(demo.places.some(({ id }) => id === place) || demo.streets.some(({ id }) => id === street)).toBe(true);
		}
	});

	it("say different things", () => {
		expect(new Set(demo.proposals.map(({ body }) => body)).size).toBe(demo.proposals.length);
	});

	it("are supported and voted for the same way at each building, never by their authors", () => {
		const supports = demoSupports(demo.proposals, 160);
		expect(demoSupports(demo.proposals, 160)).toEqual(supports);
		for (const { id, author } of demo.proposals) expect(supports.get(id)).not.toContain(author);
		const ballots = demoBallots(demo.proposals, 160, 0.5, 3, 1);
		for (const choices of ballots.values()) expect(new Set(choices).size).toBe(choices.length);
	});
});

describe("the closed vote", () => {
	it("ends in the order its conclusion tells", () => {
		const [closed] = demo.consultations;
		const admitted = demo.proposals.filter(({ id }) => closed?.admitted.includes(id));
		const counts = new Map<string, number>();
		for (const choices of demoBallots(admitted, 160, 0.8, 3, BALLOTS_SEED).values())
			for (const id of choices) counts.set(id, (counts.get(id) ?? 0) + 1);
		const first = [...counts].sort(([, a], [, b]) => b - a).slice(0, 4);
		expect(first.map(([id]) => id)).toEqual(["a03", "a02", "a07", "a04"]);
	});
});

describe("its reports", () => {
	it("are three hundred over a year, the same at each building", () => {
		expect(reports).toHaveLength(300);
		expect(demoReports(demo, today)).toEqual(reports);
		expect(reports.every(({ day }) => day < 0 && day > -366)).toBe(true);
	});

	it("lie in the city", () => {
		expect(reports.filter(({ point }) => districtsAt(point).length === 0).map(({ address }) => address)).toEqual([]);
	});

	it("are mostly settled, some of them late, some still open", () => {
		const settled = reports.filter(({ moves }) => ["resolved", "rejected"].includes(moves.at(-1)?.to ?? ""));
		expect(settled.length).toBeGreaterThan(200);
		expect(settled.length).toBeLessThan(290);
	});

	it("go forward in time, and say something at each step that residents read", () => {
		for (const { day, moves } of reports) {
			const days = [day, ...moves.map((move) => move.day)];
			expect([...days].sort((a, b) => a - b)).toEqual(days);
			for (const { text, to } of moves) if (to !== "triaged") expect(text).not.toBe("");
		}
	});

	it("are written as French is typeset", () => {
		expect(reports.filter(({ text }) => /'|"|\{| [!?;:]/.test(text)).map(({ text }) => text)).toEqual([]);
	});
});
