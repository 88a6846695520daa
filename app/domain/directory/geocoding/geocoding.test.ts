import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { breaker, memory, pace } from "./breaker";
import { geocoderAt } from "./service.server";

const near = { lat: 47.2, lng: -0.9 };

let server: Server | undefined;

/** A stand-in for a service: what it is asked, and what it answers. */
const aService = async (answer: (url: URL) => { status?: number; body: unknown }) => {
	const asked: URL[] = [];
	server = createServer((request, response) => {
		const url = new URL(request.url ?? "/", "http://stand-in");
		asked.push(url);
		const { status = 200, body } = answer(url);
		response
			.writeHead(status, { "Content-Type": "application/json" })
			.end(typeof body === "string" ? body : JSON.stringify(body));
	});
	await new Promise<void>((ready) => server?.listen(0, "127.0.0.1", ready));
	return { asked, base: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
};

afterEach(() => new Promise<void>((done) => (server ? server.close(() => done()) : done())));

const feature = (properties: object) => ({
	type: "Feature",
	geometry: { type: "Point", coordinates: [-0.9, 47.2] },
	properties,
});

describe("a geocoder", () => {
	it("asks the Base Adresse Nationale in its words, within the commune", async () => {
		const { asked, base } = await aService(() => ({
			body: { features: [feature({ label: "12 Rue des Lilas 49000 Marvoise" })] },
		}));
		const geocoder = geocoderAt(`${base}/geocodage?kind=ban&citycode=49007`);
		expect(await geocoder?.search("12 rue des Lilas", near, 5)).toEqual([
			{ lat: 47.2, lng: -0.9, label: "12 Rue des Lilas 49000 Marvoise" },
		]);
		const [url] = asked;
		expect(url?.pathname).toBe("/geocodage/search");
		expect(Object.fromEntries(url?.searchParams ?? [])).toMatchObject({
			q: "12 rue des lilas",
			limit: "5",
			citycode: "49007",
		});
		expect(url?.searchParams.has("kind")).toBe(false);
	});

	it("reads Photon's parts into one line", async () => {
		const { base } = await aService(() => ({
			body: { features: [feature({ housenumber: "12", street: "Rue des Lilas", city: "Marvoise" })] },
		}));
		expect((await geocoderAt(`${base}?kind=photon`)?.search("lilas", near, 5))?.[0]?.label).toBe(
			"12 Rue des Lilas, Marvoise",
		);
	});

	it("asks Nominatim once a second at most, and never while one types", async () => {
		const { asked, base } = await aService(() => ({
			body: [{ lat: "47.2", lon: "-0.9", display_name: "Rue des Lilas" }],
		}));
		const geocoder = geocoderAt(`${base}?kind=nominatim`);
		expect(geocoder?.supportsAutocomplete).toBe(false);
		expect(await geocoder?.search("lilas", near, 5)).toHaveLength(1);
		expect(await geocoder?.search("roses", near, 5), "too soon").toBeNull();
		expect(asked).toHaveLength(1);
	});

	it("asks the same thing once", async () => {
		const { asked, base } = await aService(() => ({ body: { features: [] } }));
		const geocoder = geocoderAt(`${base}?kind=ban`);
		await geocoder?.search("lilas", near, 5);
		await geocoder?.search("LILAS ", near, 5);
		expect(asked).toHaveLength(1);
	});

	it.each([
		["an error", () => ({ status: 500, body: {} })],
		["too many calls", () => ({ status: 429, body: {} })],
		["something that is no answer", () => ({ body: "<html>" })],
		["another shape", () => ({ body: { hello: 1 } })],
	])("is left alone for a minute after three times %s", async (_, answer) => {
		const { asked, base } = await aService(answer);
		const geocoder = geocoderAt(`${base}?kind=ban`);
		for (let time = 0; time < 6; time += 1) expect(await geocoder?.search(`rue ${time}`, near, 5)).toBeNull();
		expect(asked).toHaveLength(3);
	});

	it("is none when the setting names none we know", () => {
		expect(geocoderAt("https://exemple.example?kind=other")).toBeNull();
	});
});

describe("the guards", () => {
	it("try again after the pause, and trust again after a success", async () => {
		let clock = 0;
		const guarded = breaker({ failures: 2, pause: 100, now: () => clock });
		const fail = () => Promise.reject(new Error());
		await guarded(fail);
		await guarded(fail);
		expect(await guarded(async () => 1)).toBeNull();
		clock = 101;
		expect(await guarded(async () => 1)).toBe(1);
	});

	it("forget what is old and what is too much", () => {
		let clock = 0;
		const kept = memory<number>({ size: 2, life: 10, now: () => clock });
		kept.set("a", 1);
		kept.set("b", 2);
		kept.set("c", 3);
		expect([kept.get("a"), kept.get("c")]).toEqual([undefined, 3]);
		clock = 11;
		expect(kept.get("c")).toBeUndefined();
	});

	it("count the calls of one second", () => {
		let clock = 0;
		const mayCall = pace(2, () => clock);
		expect([mayCall(), mayCall(), mayCall()]).toEqual([true, true, false]);
		clock = 1001;
		expect(mayCall()).toBe(true);
	});
});
