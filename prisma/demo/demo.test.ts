import { describe, expect, it } from "vitest";
import { movesFrom } from "../../app/domain/issue-reports/rules/states";
import { isInside as isInShape } from "../../app/lib/geo";
import { BALLOTS_SEED } from "./build/consultations";
import { dayOf } from "./calendar";
import { loadDemo } from "./load";
import { demoBallots, demoSupports } from "./opinions";
import { addressPoint, distance, isInside } from "./places";
import { demoReports } from "./reports";
import type { Point } from "./types";

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

	it("tiles the city: its districts together cover as much as their outer edge encloses", () => {
		const area = (ring: readonly Point[]) =>
			ring.reduce((sum, [x, y], index) => {
				const [x2, y2] = ring[(index + 1) % ring.length] ?? [x, y];
				return sum + (x * y2 - x2 * y) / 2;
			}, 0);
		const edges = demo.districts.features.flatMap(({ geometry }) =>
			(geometry.coordinates[0] ?? [])
				.slice(1)
				.map((to, index) => [geometry.coordinates[0]?.[index] ?? to, to] as const),
		);
		const backwards = new Set(edges.map(([from, to]) => `${to} ${from}`));
		// Edges that no neighbour follows the other way are the city's limit: one closed ring, without a hole.
		const limit = new Map(
			edges.filter(([from, to]) => !backwards.has(`${from} ${to}`)).map(([from, to]) => [String(from), to]),
		);
		const [start = ""] = limit.keys();
		const ring: Point[] = [];
		for (let next = limit.get(start); next && ring.length <= limit.size; next = limit.get(String(next))) {
			ring.push(next);
			if (String(next) === start) break;
		}
		expect(ring).toHaveLength(limit.size);
		const sum = demo.districts.features.reduce((all, { geometry }) => all + area(geometry.coordinates[0] ?? []), 0);
		expect(sum).toBeCloseTo(area(ring), 9);
	});

	it("keeps streets in their district and out of the river, bridges apart", () => {
		const river = demo.landscape.features.find(({ properties }) => properties.kind === "river");
		const water = river?.geometry.type === "Polygon" ? (river.geometry.coordinates[0] ?? []) : [];
		const strays = demo.streets
			.filter(({ class: kind }) => kind !== "bridge")
			.filter(({ line, district }) =>
				line.some((point) => String(districtsAt(point)) !== district || isInside(point, water)),
			);
		expect(water.length).toBeGreaterThan(50);
		expect(strays.map(({ name }) => name)).toEqual([]);
	});

	it("counts streets, places and people as many as a city needs", () => {
		expect(demo.streets.length).toBeGreaterThanOrEqual(120);
		expect(demo.places.length).toBeGreaterThanOrEqual(60);
		expect(demo.procedures.length).toBeGreaterThanOrEqual(25);
		expect(demo.people.residents).toHaveLength(40);
		for (const all of [demo.streets, demo.places]) expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
		expect(demo.districts.features.reduce((sum, { properties }) => sum + properties.population, 0)).toBe(
			demo.city.population,
		);
	});

	it("finds a house number on its street, growing from one end to the other", () => {
		for (const street of demo.streets) {
			const first = addressPoint(street, street.from);
			const last = addressPoint(street, street.to);
			const [start = first] = street.line;
			expect(distance(first, start)).toBeLessThan(distance(last, start) + 60);
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

	it("have titles and texts that are neither too short nor too long", () => {
		const words = (text: string) => text.split(/\s+/).filter((word) => /\p{L}|\d/u.test(word)).length;
		expect(demo.proposals.filter(({ title }) => title.length < 20 || title.length > 90)).toEqual([]);
		expect(
			demo.proposals.filter(({ body }) => words(body) < 60 || words(body) > 250).map(({ title }) => title),
		).toEqual([]);
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

describe("its texts", () => {
	const strings = (value: unknown): string[] => {
		if (typeof value === "string") return [value];
		return value && typeof value === "object" ? Object.values(value).flatMap(strings) : [];
	};

	it("are written as French is typeset", () => {
		const { consultations, proposals, procedures, units, people, photos, reportTexts, city } = demo;
		const texts = strings({ consultations, proposals, procedures, units, people, photos, reportTexts, city });
		const wrong = /['"]|\.\.\.| [!?;:»]|« |\S[!?;»](?<![\u202f\u00a0!?][!?;»])|«(?!\u00a0)/u;
		expect(texts.filter((text) => wrong.test(text) && !text.startsWith("https:"))).toEqual([]);
	});
});

describe("its reports", () => {
	const closed = new Set(["resolved", "rejected"]);
	const originals = reports.filter(({ duplicateOf }) => duplicateOf === null);

	it("are three hundred over a year, oldest first, the same at each building", () => {
		expect(reports).toHaveLength(300);
		expect(demoReports(demo, today)).toEqual(reports);
		const days = reports.map(dayOf);
		expect([...days].sort((a, b) => a - b)).toEqual(days);
		expect(days.every((day) => day < 0 && day > -366)).toBe(true);
	});

	it("are about the district they lie in", () => {
		const strays = reports.filter(({ point, district }) => String(districtsAt(point)) !== district);
		expect(strays.map(({ address }) => address)).toEqual([]);
	});

	it("never say twice the same thing", () => {
		expect(new Set(reports.map(({ text }) => text)).size).toBe(300);
		for (const { reports: models } of Object.values(demo.reportTexts.categories)) {
			expect(models.length).toBeGreaterThanOrEqual(8);
			expect(new Set(models.map(({ text }) => text)).size).toBe(models.length);
		}
	});

	it("are mostly settled; those still open are nearly all of the last weeks", () => {
		for (const day of ["2026-01-15", "2026-04-10", "2026-07-20", "2026-11-24"]) {
			const year = demoReports(demo, new Date(`${day}T09:00:00Z`)).filter(({ duplicateOf }) => duplicateOf === null);
			const open = year.filter(({ state }) => !closed.has(state));
			expect(year.filter(({ state }) => state === "resolved").length / 300).toBeGreaterThan(0.6);
			expect(open.length / 300).toBeGreaterThan(0.1);
			expect(open.length / 300).toBeLessThan(0.25);
			expect(open.filter(({ dayOffset }) => dayOffset > -60).length / open.length).toBeGreaterThan(0.7);
		}
	});

	it("go forward in time, in the agents' hours, and say something at each step", () => {
		for (const report of originals) {
			const days = [dayOf(report), ...report.history.map(dayOf)];
			expect([...days].sort((a, b) => a - b)).toEqual(days);
			for (const { message, hour } of report.history) {
				expect(message).not.toMatch(/^$|[{}]/);
				expect(hour).toBeLessThan(24);
			}
		}
	});

	it("move only as the states allow", () => {
		for (const { history } of originals)
			history.forEach(({ state }, index) => {
				expect(movesFrom(history[index - 1]?.state ?? "received")).toContain(state);
			});
	});

	it("are repeated by others a few days later, nearby, and joined by neighbours", () => {
		const repeated = reports.filter(({ duplicateOf }) => duplicateOf !== null);
		expect(repeated.length).toBeGreaterThan(5);
		for (const report of repeated) {
			const original = reports[report.duplicateOf ?? -1];
			if (!original) throw new Error("Repeats nothing");
			expect(original.duplicateOf).toBeNull();
			expect(original.category).toBe(report.category);
			expect(original.author).not.toBe(report.author);
			expect(distance(original.point, report.point)).toBeLessThan(12);
			expect(dayOf(report)).toBeGreaterThan(dayOf(original));
		}
		for (const { author, joins } of reports) expect(joins.map((joined) => joined.author)).not.toContain(author);
	});

	it("are in the hands of an agent of the service in charge", () => {
		for (const { agent, category } of reports) {
			const service = demo.categories.find(({ id }) => id === category)?.service ?? "";
			expect(demo.people.staff[agent]?.services).toContain(service);
		}
	});

	it("have holes in the road in winter and high grass in spring", () => {
		const years = [1, 2, 3, 4, 5].flatMap((seed) => demoReports(demo, today, seed));
		const share = (category: string, from: number, to: number) => {
			const months = years
				.filter((report) => report.category === category && report.dayOffset < -28)
				.map(({ dayOffset }) => new Date(today.getTime() + dayOffset * 86_400_000).getUTCMonth() + 1);
			return months.filter((month) => month >= from && month <= to).length / months.length;
		};
		expect(share("nid-de-poule", 1, 4)).toBeGreaterThan(share("nid-de-poule", 5, 8));
		expect(share("entretien-vert", 4, 8)).toBeGreaterThan(0.6);
	});

	it("are written as French is typeset", () => {
		expect(reports.filter(({ text }) => /'|"|\{| [!?;:]/.test(text)).map(({ text }) => text)).toEqual([]);
	});
});
