import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readFault, readRequests } from "./requests";

const samples = "/work/shared/data/open311";

describe("reading what another GeoReport server says", () => {
	it("takes XML and JSON alike", () => {
		const asXml = readRequests(
			"<service_requests><request><service_request_id>7</service_request_id><lat>47.2</lat></request></service_requests>",
		);
		const asJson = readRequests(`[{"service_request_id":7,"lat":47.2}]`);
		expect([asXml?.[0]?.id, asXml?.[0]?.lat]).toEqual([asJson?.[0]?.id, asJson?.[0]?.lat]);
		expect(readRequests("<html/>")).toBeNull();
		expect(readRequests("{")).toBeNull();
	});

	it("finds what an error says", () => {
		const error = "<errors><error><code>403</code><description>api_key needed</description></error></errors>";
		expect(readFault(error)).toBe("api_key needed");
		expect(readFault(`[{"code":403,"description":"no"}]`)).toBe("no");
	});

	it.skipIf(!existsSync(samples))("reads a real city's answer (skipped without /work/shared/data)", () => {
		const read = readRequests(readFileSync(`${samples}/san-francisco_requests.xml`, "utf8"));
		expect(read?.length).toBeGreaterThan(10);
		expect(read?.every(({ id }) => id !== "")).toBe(true);
	});
});
