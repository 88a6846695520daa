import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "@playwright/test";
import { unique } from "../pages/votes";

const run = promisify(execFile);

/** A key made as an operator makes one, beside the running city. */
const aKey = async (): Promise<string> => {
	const { stdout } = await run("node", ["scripts/open311-key.mjs", "Essai de bout en bout"], { env: process.env });
	return stdout.trim();
};

const base = "/open311/v2";

/** A place of the demonstration city. */
const place = { lat: "47.2145", long: "-0.9112" };

test("an application discovers the city, files in each of the three ways, and reads what it filed", async ({
	request,
}) => {
	test.setTimeout(90_000);
	const api_key = await aKey();
	expect(api_key).toMatch(/^parvis_\S+$/);
	const discovery = await (await request.get("/open311/discovery.json")).json();
	expect(new URL(discovery.endpoints[0].url).pathname).toBe(base);
	const services = await (await request.get(`${base}/services.json`)).json();
	const coded = (find: (service: { metadata: boolean; type: string }) => boolean) => services.find(find).service_code;

	const plain = coded(({ metadata, type }) => !metadata && type === "realtime");
	const description = unique("Écrit par une application : « plein » & <débordant>");
	const filed = await request.post(`${base}/requests.json`, {
		form: { api_key, service_code: plain, ...place, description },
	});
	const [{ service_request_id }] = await filed.json();
	const [found] = await (await request.get(`${base}/requests/${service_request_id}.json`)).json();
	expect(found).toMatchObject({ service_request_id, description, status: "open", service_code: plain });
	const xml = await (await request.get(`${base}/requests/${service_request_id}.xml`)).text();
	expect(xml).toContain("« plein » &amp; &lt;débordant&gt;");

	const asking = coded(({ metadata }) => metadata);
	const { attributes } = await (await request.get(`${base}/services/${asking}.json`)).json();
	const [{ code, values }] = attributes;
	const form = { api_key, service_code: asking, ...place, description: unique("Avec réponse") };
	const unanswered = await request.post(`${base}/requests.xml`, { form });
	expect(unanswered.status()).toBe(400);
	expect(await unanswered.text()).toContain("<errors><error><code>400</code>");
	const photo = { name: "photo.jpg", mimeType: "image/jpeg", buffer: Buffer.from("") };
	const answered = await request.post(`${base}/requests.json`, {
		multipart: { ...form, [`attribute[${code}]`]: values[0].key, media: photo },
	});
	expect(answered.status()).toBe(200);

	const batch = coded(({ type }) => type === "batch");
	const [{ token }] = await (
		await request.post(`${base}/requests.json`, {
			form: { api_key, service_code: batch, ...place, description: unique("En lot") },
		})
	).json();
	await expect
		.poll(async () => (await (await request.get(`${base}/tokens/${token}.json`)).json())[0].service_request_id, {
			timeout: 30_000,
		})
		.toMatch(/^\d+$/);
});

test("what is wrong is said in the format asked for", async ({ request }) => {
	const cases = [
		["requests.xml?start_date=2026-01-01", 400, "text/xml"],
		["requests.json?jurisdiction_id=elsewhere.example", 404, "application/json"],
		["requests/none.json", 404, "application/json"],
		["services", 404, "text/xml"],
		["nothing.xml", 404, "text/xml"],
	] as const;
	for (const [path, status, type] of cases) {
		const answer = await request.get(`${base}/${path}`);
		expect([path, answer.status(), answer.headers()["content-type"]]).toEqual([path, status, `${type}; charset=utf-8`]);
	}
	const posted = await request.post(`${base}/services.json`, { form: {} });
	expect([posted.status(), (await posted.json())[0].code]).toEqual([405, 405]);
	const refused = await request.post(`${base}/requests.json`, { form: { service_code: "x" } });
	expect([refused.status(), await refused.json()]).toEqual([403, [{ code: 403, description: "api_key: missing" }]]);
});

test("a search of reports is followed as Atom and as GeoJSON", async ({ page, request }) => {
	await page.goto("/reports?status=open");
	const path = (await page.getByRole("link", { name: "Flux Atom" }).getAttribute("href")) ?? "";
	const feed = await request.get(path);
	expect(feed.headers()["content-type"]).toBe("application/atom+xml; charset=utf-8");
	expect((await feed.text()).match(/<entry>/g)?.length).toBeGreaterThan(5);
	const data = await (await request.get(path.replace("reports.atom", "reports.geojson"))).json();
	expect(data.features.length).toBeGreaterThan(5);
});
