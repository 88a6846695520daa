import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { type APIRequestContext, type APIResponse, expect, type Page, test } from "@playwright/test";
import sharp from "sharp";
import { unique } from "../pages/votes";

// Each method of GeoReport v2 held against the text of the specification (field note on issue reports, section 3): names,
// order of wrappers, types, statuses, headers. XML is read by the browser, which accepts nothing malformed.

const run = promisify(execFile);
const base = "/open311/v2";
const place = { lat: "47.2145", long: "-0.9112" };
const W3C = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)$/;

const aKey = async () =>
	(await run("node", ["scripts/open311-key.mjs", "Contrat"], { env: process.env })).stdout.trim();

type Element = { name: string; text: string; children: Element[] };

/** An XML answer as a tree; fails on what is not well formed, not declared in UTF-8, or in a namespace. */
const xmlOf = async (page: Page, answer: APIResponse): Promise<Element> => {
	expect(answer.headers()["content-type"]).toBe("text/xml; charset=utf-8");
	const text = await answer.text();
	expect(text).toMatch(/^<\?xml version="1\.0" encoding="utf-8"\?>/i);
	return page.evaluate((source) => {
		const found = new DOMParser().parseFromString(source, "text/xml");
		const fault = found.querySelector("parsererror");
		if (fault) throw new Error(fault.textContent ?? "not well formed");
		const read = (element: globalThis.Element): { name: string; text: string; children: never[] } => {
			if (element.namespaceURI || element.attributes.length > 0) throw new Error(`decorated: ${element.tagName}`);
			const children = [...element.children].map(read) as never[];
			return { name: element.tagName, text: children.length > 0 ? "" : (element.textContent ?? ""), children };
		};
		return read(found.documentElement);
	}, text);
};

/** The same by the «Spark» convention, so that both formats can be compared: texts for everything, null for nothing. */
const sparkOf = (
	{ text, children }: Element,
	many = /^(services|attributes|values|service_requests|errors|endpoints|formats)$/,
) => {
	const read = (element: Element): unknown => {
		if (many.test(element.name)) return element.children.map(read);
		if (element.children.length === 0) return element.text === "" ? null : element.text;
		return Object.fromEntries(element.children.map((child) => [child.name, read(child)]));
	};
	return read({ name: "services", text, children });
};

const texts = (value: unknown): unknown => {
	if (Array.isArray(value)) return value.map(texts);
	if (value === null || typeof value !== "object") return value === null ? null : String(value);
	return Object.fromEntries(Object.entries(value).map(([name, inside]) => [name, texts(inside)]));
};

/** A list read in both formats, which must say the same; answers the JSON. */
const both = async (page: Page, path: string, root: string) => {
	const [before, query = ""] = path.split("?");
	const [xml, json] = await Promise.all(
		["xml", "json"].map((format) => page.request.get(`${base}/${before}.${format}?${query}`)),
	);
	if (!xml || !json) throw new Error("no answer");
	expect([xml.status(), json.status()]).toEqual([200, 200]);
	expect(json.headers()["content-type"]).toBe("application/json; charset=utf-8");
	expect(json.headers()["access-control-allow-origin"]).toBe("*");
	const tree = await xmlOf(page, xml);
	expect(tree.name).toBe(root);
	const said = await json.json();
	if (Array.isArray(said)) expect(sparkOf(tree)).toEqual(texts(said));
	return said;
};

const refused = async (page: Page, answer: APIResponse, status: number, words: RegExp) => {
	expect(answer.status(), words.source).toBe(status);
	const isXml = answer.headers()["content-type"]?.startsWith("text/xml");
	const errors = isXml ? (sparkOf(await xmlOf(page, answer)) as unknown[]) : await answer.json();
	expect(errors).toContainEqual({ code: isXml ? String(status) : status, description: expect.stringMatching(words) });
};

const post = (request: APIRequestContext, form: Record<string, string>, format = "json") =>
	request.post(`${base}/requests.${format}`, { form });

test.beforeEach(({ page }) => page.goto("/open311/openapi.json").then(() => undefined));

test("discovery, services and definitions say in XML and in JSON what the specification asks", async ({ page }) => {
	for (const format of ["xml", "json"])
		expect((await page.request.get(`/open311/discovery.${format}`)).status()).toBe(200);
	const discovery = await (await page.request.get("/open311/discovery.json")).json();
	expect(Object.keys(discovery)).toEqual(["changeset", "contact", "key_service", "endpoints"]);
	expect(discovery.changeset).toMatch(W3C);
	const [endpoint] = discovery.endpoints;
	expect(endpoint).toMatchObject({
		specification: "http://wiki.open311.org/GeoReport_v2",
		url: expect.stringMatching(/[^/]$/),
		changeset: expect.stringMatching(W3C),
		type: expect.stringMatching(/^(production|test)$/),
		formats: ["text/xml", "application/json"],
	});
	const services = await both(page, "services", "services");
	for (const service of services) {
		expect(service).toMatchObject({
			service_code: expect.any(String),
			service_name: expect.any(String),
			description: expect.any(String),
			metadata: expect.any(Boolean),
			type: expect.stringMatching(/^(realtime|batch|blackbox)$/),
		});
		const definition = await both(page, `services/${service.service_code}`, "service_definition");
		expect(definition.service_code).toBe(service.service_code);
		expect(service.metadata).toBe(definition.attributes.length > 0);
		for (const [index, attribute] of definition.attributes.entries()) {
			expect(attribute).toMatchObject({
				variable: expect.any(Boolean),
				code: expect.any(String),
				datatype: expect.stringMatching(/^(string|number|datetime|text|singlevaluelist|multivaluelist)$/),
				required: expect.any(Boolean),
				order: index + 1,
				description: expect.any(String),
			});
			const isList = /valuelist$/.test(attribute.datatype);
			expect(Boolean(attribute.values)).toBe(isList);
			for (const value of attribute.values ?? []) expect(Object.keys(value)).toEqual(["key", "name"]);
		}
	}
	await refused(page, await page.request.get(`${base}/services/none.xml`), 404, /none/);
});

test("requests are searched as the specification says, and refused in the format asked for", async ({ page }) => {
	const get = (path: string) => page.request.get(`${base}/${path}`);
	const found = await both(page, "requests?page_size=40", "service_requests");
	expect(found).toHaveLength(40);
	for (const one of found) {
		expect(one).toMatchObject({
			service_request_id: expect.stringMatching(/^[1-9]\d*$/),
			status: expect.stringMatching(/^(open|closed)$/),
			service_name: expect.any(String),
			service_code: expect.any(String),
			requested_datetime: expect.stringMatching(W3C),
			updated_datetime: expect.stringMatching(W3C),
			lat: expect.any(Number),
			long: expect.any(Number),
		});
		expect(JSON.stringify(one)).not.toMatch(/email|first_name|phone|device_id|account_id/);
	}
	const ids = found.slice(0, 3).map((one: { service_request_id: string }) => one.service_request_id);
	const some = await both(
		page,
		`requests?service_request_id=${ids.join(",")}&status=none&start_date=hier`,
		"service_requests",
	);
	expect(some.map((one: { service_request_id: string }) => one.service_request_id).sort()).toEqual(ids.sort());
	expect(await both(page, `requests/${ids[0]}`, "service_requests")).toHaveLength(1);
	for (const status of ["open", "closed"])
		expect(
			new Set(
				(await both(page, `requests?status=${status}`, "service_requests")).map(
					(one: { status: string }) => one.status,
				),
			),
		).toEqual(new Set([status]));
	const code = found[0].service_code;
	for (const one of await both(page, `requests?service_code=${code}&page_size=50`, "service_requests"))
		expect(one.service_code).toBe(code);
	const empty = await both(page, "requests?status=&service_code=&start_date=&page_size=5", "service_requests");
	expect(empty).toHaveLength(5);
	await refused(
		page,
		await get("requests.xml?start_date=2026-01-01T00:00:00Z&end_date=2026-09-01T00:00:00Z"),
		400,
		/90/,
	);
	await refused(page, await get("requests.json?start_date=2026-01-01"), 400, /start_date/);
	await refused(
		page,
		await get("requests.json?start_date=2026-03-02T00:00:00Z&end_date=2026-03-01T00:00:00Z"),
		400,
		/start_date/,
	);
	await refused(page, await get("requests.json?status=lost"), 400, /status/);
	await refused(page, await get("requests.json?page_size=mille"), 400, /page_size/);
	await refused(page, await get(`requests.xml?service_code=${code},inconnu`), 404, /inconnu/);
	await refused(page, await get("requests/0.xml"), 404, /0/);
	await refused(page, await get("requests/999999999.json"), 404, /999999999/);
	await refused(page, await get("tokens/none.json"), 404, /none/);
	await refused(page, await get("services.json?jurisdiction_id=ailleurs.example"), 404, /jurisdiction_id/);
});

test("a request is filed once, whatever is wrong is said at once, and a token leads to its number", async ({
	page,
}) => {
	test.setTimeout(90_000);
	const api_key = await aKey();
	const { request } = page;
	const services = await both(page, "services", "services");
	const plain = services.find(
		(one: { metadata: boolean; type: string }) => !one.metadata && one.type === "realtime",
	).service_code;
	const asking = services.find(
		(one: { metadata: boolean; type: string }) => one.metadata && one.type === "realtime",
	).service_code;
	const batch = services.find((one: { type: string }) => one.type === "batch").service_code;
	const sound = { api_key, service_code: plain, ...place };

	const form = { ...sound, description: unique("Une fois, même à trente") };
	const answers = await Promise.all(Array.from({ length: 30 }, () => post(request, form)));
	const given = await Promise.all(answers.map(async (answer) => (await answer.json())[0].service_request_id));
	expect([new Set(given).size, given[0]]).toEqual([1, expect.stringMatching(/^[1-9]\d*$/)]);
	const xml = await xmlOf(page, await post(request, { ...sound, description: unique("XML") }, "xml"));
	expect(xml.children[0]?.children.map(({ name }) => name)).toContain("service_request_id");
	expect(xml.children[0]?.children.map(({ name }) => name)).not.toContain("token");

	await refused(page, await post(request, { ...sound, api_key: "" }), 403, /api_key/);
	await refused(page, await post(request, { ...sound, api_key: "fausse" }, "xml"), 403, /api_key/);
	await refused(page, await post(request, { ...sound, service_code: "inconnu" }), 404, /inconnu/);
	await refused(page, await post(request, { ...sound, service_code: "" }), 400, /service_code/);
	await refused(page, await post(request, { ...sound, lat: "0", long: "0" }, "xml"), 400, /0,0/);
	await refused(page, await post(request, { ...sound, lat: place.long, long: place.lat }), 400, /swapped/);
	await refused(page, await post(request, { ...sound, lat: "48.85", long: "2.35" }), 400, /outside the city/);
	await refused(page, await post(request, { ...sound, lat: "nord" }), 400, /lat/);
	await refused(page, await post(request, { ...sound, service_code: asking }, "xml"), 400, /required/);
	await refused(page, await post(request, { ...sound, jurisdiction_id: "ailleurs.example" }), 404, /jurisdiction_id/);
	const raw = (type: string, data: string) =>
		request.post(`${base}/requests.json`, { headers: { "content-type": type }, data: Buffer.from(data) });
	await refused(page, await raw("application/json", '{"api_key":'), 400, /JSON/);
	await refused(page, await raw("text/xml", "<request><lat>47"), 400, /form/);
	await refused(page, await raw("multipart/form-data; boundary=x", "--x\r\nContent-Disp"), 400, /form/);

	const noise = { type: "gaussian", mean: 128, sigma: 30 } as const;
	const photo = await sharp({ create: { width: 320, height: 240, channels: 3, background: "#246", noise } })
		.jpeg()
		.toBuffer();
	const pictured = (buffer: Buffer) =>
		request.post(`${base}/requests.json`, {
			multipart: { ...sound, description: unique("Photo"), media: { name: "a.jpg", mimeType: "image/jpeg", buffer } },
		});
	expect((await pictured(photo)).status()).toBe(200);
	await refused(page, await pictured(photo.subarray(0, photo.length / 2)), 400, /cut short/);
	await refused(page, await pictured(Buffer.from("<script>alert(1)</script>")), 400, /JPEG/);
	await refused(page, await pictured(Buffer.concat([photo, Buffer.alloc(11_000_000)])), 400, /larger/);

	const [{ token, service_request_id }] = await (
		await post(request, { ...sound, service_code: batch, description: unique("Lot") })
	).json();
	expect([typeof token, service_request_id]).toEqual(["string", undefined]);
	const number = async () => (await (await request.get(`${base}/tokens/${token}.json`)).json())[0].service_request_id;
	await expect.poll(number, { timeout: 30_000 }).toMatch(/^[1-9]\d*$/);
	const update = {
		api_key,
		service_request_id: given[0],
		update_id: unique("u"),
		status: "OPEN",
		updated_datetime: "2026-11-24T12:00:00Z",
		description: "Vu.",
	};
	const said = await request.post(`${base}/servicerequestupdates.xml`, { form: update });
	expect((await xmlOf(page, said)).name).toBe("service_request_updates");
	await refused(page, await request.post(`${base}/servicerequestupdates.json`, { form: update }), 400, /update_id/);
});
