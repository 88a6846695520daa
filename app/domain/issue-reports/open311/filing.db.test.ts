import { beforeEach, describe, expect, it } from "vitest";
import { visitor } from "~/lib/actor";
import { db } from "~/server/db.server";
import { testContext, testNow, waitingJobs } from "~/test/database";
import { address, anOpen311City, city, get, hole, label, numberOf, post } from "~/test/open311";
import { createOpen311Key } from "../commands/create-open311-key.server";
import { fileOpen311Batch } from "../commands/file-open311-batch.server";
import { importCategories } from "../commands/import-categories.server";
import { discover } from "./discovery.server";
import { answerPost } from "./door.server";
import { definitionAnswer, findService, listServices, servicesAnswer } from "./services.server";
import { submitRequest } from "./submit.server";
import { toJson, toXml } from "./tree";

beforeEach(anOpen311City);

describe("what can be asked", () => {
	it("is described with its group, its kind and its questions, codes as texts", async () => {
		const context = testContext(visitor);
		const services = JSON.parse(toJson(servicesAnswer(await listServices(context), "fr")));
		expect(services).toHaveLength(3);
		expect(services).toContainEqual({
			service_code: "001",
			service_name: "Trou & bosse",
			description: "Trou & bosse",
			metadata: false,
			type: "realtime",
			keywords: "nid,trou",
			group: "Rue",
		});
		const lamp = await findService(context, "lamp");
		expect(lamp && JSON.parse(toJson(definitionAnswer(lamp, "fr")))).toEqual({
			service_code: "lamp",
			attributes: [
				{
					variable: true,
					code: "what",
					datatype: "singlevaluelist",
					required: true,
					datatype_description: null,
					order: 1,
					description: "Quoi ?",
					values: [
						{ key: "out", name: "Éteinte" },
						{ key: "flickers", name: "Clignote" },
					],
				},
			],
		});
		expect(await findService(context, "street")).toBeNull();
	});

	it("is announced by discovery, whose changeset moves with the services", async () => {
		const before = await discover(testContext(visitor));
		expect(toXml(before)).toContain("<specification>http://wiki.open311.org/GeoReport_v2</specification>");
		await importCategories(testContext(undefined, new Date("2026-06-01T00:00:00Z")), [
			{ code: "001", parentCode: "street", name: label("Trou"), unitCode: null, delayWorkingDays: 5 },
		]);
		expect(JSON.parse(toJson(await discover(testContext(visitor)))).changeset).toBe("2026-06-01T00:00:00Z");
	});
});

describe("filing a request", () => {
	it("answers its number as a text, and shows it with the promised date", async () => {
		const { status, body } = await post(hole);
		expect(status).toBe(200);
		const [receipt] = JSON.parse(body);
		expect(receipt).toEqual({ service_request_id: expect.any(String), service_notice: null, account_id: null });
		const [found] = JSON.parse((await get(`requests.json?service_request_id=${receipt.service_request_id}`)).body);
		expect(found).toMatchObject({
			status: "open",
			service_code: "001",
			service_name: "Trou & bosse",
			description: "Trou profond & large",
			requested_datetime: "2026-05-12T10:00:00Z",
			expected_datetime: "2026-05-20T22:00:00Z",
			lat: 47.2,
			long: -0.9,
			media_url: null,
		});
		const xml = (await get("requests.xml")).body;
		expect(xml).toMatch(/^<\?xml version="1.0" encoding="utf-8"\?>\n<service_requests><request><service_request_id>/);
		expect(xml).toContain("<description>Trou profond &amp; large</description>");
	});

	it("never hands out who asked, and keeps it for the staff", async () => {
		await post({ ...hole, email: "zoe@exemple.example", first_name: "Zoé", phone: "0612345678" });
		expect((await get("requests.json?extensions=true")).body).not.toMatch(/zoe@|Zoé|0612345678/);
		const report = await db().report.findFirstOrThrow();
		expect(report).toMatchObject({ channel: "open311", email: "zoe@exemple.example" });
		expect(report.answers).toEqual({ first_name: "Zoé", phone: "0612345678" });
	});

	it("sent again within a day, even twenty times at once, files once", async () => {
		const receipts = await Promise.all(Array.from({ length: 20 }, () => numberOf()));
		expect(new Set(receipts)).toHaveProperty("size", 1);
		expect(await db().incident.count()).toBe(1);
		const nextDay = new Date(testNow.getTime() + 86_400_001);
		expect(JSON.parse((await post(hole, { now: nextDay })).body)[0].service_request_id).not.toBe(receipts[0]);
		expect(await numberOf({ ...hole, description: "Un autre trou" })).not.toBe(receipts[0]);
	});

	it("accepts an address for a place", async () => {
		const { lat: _, long: __, ...rest } = hole;
		const number = await numberOf({ ...rest, address_string: "50 rue des lilas" });
		const [found] = JSON.parse((await get(`requests.json?service_request_id=${number}`)).body);
		expect(found).toMatchObject({ address: "50 rue des Lilas, Centre", lat: expect.closeTo(47.1, 3) });
	});

	it("takes files whatever their field is called, and refuses what is no photo", async () => {
		const form = new FormData();
		for (const [name, value] of Object.entries({ api_key: city.key, ...hole })) form.append(name, value);
		form.append("photo1", new File(["not a photo"], "photo.jpg", { type: "image/jpeg" }));
		const { status, body } = await post(form);
		expect([status, JSON.parse(body)]).toEqual([
			400,
			[{ code: 400, description: "media: a file is not a JPEG, PNG or WebP image" }],
		]);
		expect(await db().incident.count()).toBe(0);
	});

	it("of a service handled in batch answers a token, then the number", async () => {
		const { body } = await post({ ...hole, service_code: "wreck" });
		const [{ token, ...receipt }] = JSON.parse(body);
		expect(receipt).toEqual({ service_notice: null, account_id: null });
		expect(JSON.parse((await post({ ...hole, service_code: "wreck" })).body)[0].token).toBe(token);
		expect(await db().incident.count()).toBe(0);
		expect(await waitingJobs()).toContainEqual({ name: "file-open311-batch", payload: { requestId: token } });
		await fileOpen311Batch(testContext(), { requestId: token });
		await fileOpen311Batch(testContext(), { requestId: token });
		expect(await db().incident.count()).toBe(1);
		expect((await db().open311Request.findUniqueOrThrow({ where: { id: token } })).pending).toBeNull();
	});
});

describe("a call at fault", () => {
	it.each([
		["without a key", { api_key: "" }, 403, /api_key/],
		["with a wrong key", { api_key: "parvis_wrong" }, 403, /api_key/],
		["without a service", { service_code: "" }, 400, /service_code/],
		["for an unknown service", { service_code: "nope" }, 404, /service_code/],
		["for a group of services", { service_code: "street" }, 404, /service_code/],
		["without a place", { lat: "", long: "" }, 400, /place is required/],
		["outside the city", { lat: "48.8", long: "2.3" }, 400, /outside the city/],
		["with coordinates swapped", { lat: "-0.9", long: "47.2" }, 400, /swapped/],
		["at 0,0", { lat: "0", long: "0" }, 400, /0,0/],
		["with an address nobody knows", { lat: "", long: "", address_string: "zzzz qqqq" }, 400, /not found/],
		["for another city", { jurisdiction_id: "elsewhere.example" }, 404, /jurisdiction_id/],
		["without a required answer", { service_code: "lamp" }, 400, /attribute\[what\]/],
		["with an answer off the list", { service_code: "lamp", "attribute[what]": "x" }, 400, /out, flickers/],
	])("%s is told so, in JSON and in XML, and files nothing", async (_, change, code, words) => {
		const { status, body } = await post({ ...hole, ...change } as Record<string, string>);
		expect(status).toBe(code);
		expect(JSON.parse(body)).toEqual([{ code, description: expect.stringMatching(words) }]);
		const xml = await post({ ...hole, ...change } as Record<string, string>, { format: "xml" });
		expect([xml.status, xml.headers.get("content-type")]).toEqual([code, "text/xml; charset=utf-8"]);
		expect(xml.body).toContain(`<errors><error><code>${code}</code>`);
		expect(await db().incident.count()).toBe(0);
	});

	it("beyond its quota is told when to come back", async () => {
		const made = await createOpen311Key(testContext(), { name: "Petite appli", hourlyQuota: 1 });
		const api_key = made.ok ? made.value.key : "";
		expect((await post({ ...hole, api_key })).status).toBe(200);
		const refused = await post({ ...hole, api_key });
		expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "3600"]);
	});

	it.each([
		["a body that is not JSON", "application/json", "{", 400],
		["XML", "text/xml", "<request/>", 400],
		["a form cut short", "multipart/form-data; boundary=x", "--x", 400],
		["a form too large", "application/x-www-form-urlencoded", `a=${"x".repeat(300_000)}`, 413],
	])("with %s", async (_, type, body, code) => {
		const headers = { "content-type": type };
		const request = new Request(`${address}/requests.json`, { method: "POST", headers, body });
		const answer = await answerPost(request, testContext(visitor), submitRequest);
		expect(answer.status).toBe(code);
		expect(await answer.json()).toEqual([{ code, description: expect.any(String) }]);
	});

	it("in a format nobody knows is answered in XML", async () => {
		const { status, headers } = await get("requests.yaml");
		expect([status, headers.get("content-type")]).toEqual([404, "text/xml; charset=utf-8"]);
	});
});
