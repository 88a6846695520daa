import { describe, expect, it } from "vitest";
import { contentSecurityPolicy, isForeign, tileOrigins } from "./security.server";

const post = { method: "POST", host: "ville.example", origin: undefined, fetchSite: undefined };

describe("a form sent", () => {
	it.each([
		["from our own page", { ...post, origin: "http://ville.example", fetchSite: "same-origin" }, false],
		["from a page of ours that hides its address", { ...post, origin: "null", fetchSite: "same-origin" }, false],
		["from our public address behind a proxy", { ...post, origin: "http://localhost:3000" }, false],
		["by an address typed", { ...post, fetchSite: "none" }, false],
		["by a client that is no browser", post, false],
		["from another site", { ...post, origin: "https://mechant.example", fetchSite: "cross-site" }, true],
		["from a sister site", { ...post, origin: "http://autre.ville.example", fetchSite: "same-site" }, true],
		["from another site by an old browser", { ...post, origin: "https://mechant.example" }, true],
		["from a page without address by an old browser", { ...post, origin: "null" }, true],
	])("%s", (_, asked, foreign) => {
		expect(isForeign(asked)).toBe(foreign);
	});

	it("reading is never foreign", () => {
		expect(isForeign({ ...post, method: "GET", fetchSite: "cross-site" })).toBe(false);
	});
});

describe("the content security policy", () => {
	it("lets only our own scripts run, and nobody frame a page", () => {
		const policy = contentSecurityPolicy("n0nce", new URL("http://ville.example/"));
		expect(policy).toContain("script-src 'nonce-n0nce' 'strict-dynamic'");
		expect(policy).toContain("default-src 'none'");
		expect(policy).toContain("frame-ancestors 'none'");
	});
});

describe("the tiles of a setting", () => {
	it.each([
		["no setting", undefined, ""],
		["a file of this machine", "/srv/ville.pmtiles", ""],
		["tiles of this machine", "/tuiles/{z}/{x}/{y}.png", ""],
		["an address that is none", "data:image/png,{z}", ""],
		["raster tiles", "https://tuiles.example/{z}/{x}/{y}{r}.png", " https://tuiles.example"],
		["an archive elsewhere", "https://tuiles.example:8443/v.pmtiles", " https://tuiles.example:8443"],
		[
			"raster tiles of several hosts",
			"https://{s}.tuiles.example/{z}/{x}/{y}.png",
			" https://a.tuiles.example https://b.tuiles.example https://c.tuiles.example",
		],
	])("open to pages the origins of %s", (_, setting, origins) => {
		expect(tileOrigins(setting)).toBe(origins);
	});

	it("open nothing outside where the city has set none", () => {
		const policy = contentSecurityPolicy("n0nce", new URL("http://ville.example/"));
		expect(policy).toContain("img-src 'self' data: blob:;");
		expect(policy).toContain("connect-src 'self';");
	});
});
