import type { ServerBuild } from "@remix-run/node";
import { describe, expect, it } from "vitest";
import { slicesOf } from "./slices.server";

const paths = ["", "me", "reports", "reports/new", "reports/:number", "reports/:number/join", "files/*", "*"];
const routes = Object.fromEntries([
	["root", { id: "root", path: "" }],
	...paths.map((path) => [path || "home", { id: path || "home", parentId: "root", path }]),
]);
const sliceOf = slicesOf({ routes, assets: { routes } } as unknown as ServerBuild);
const idsOf = (pathname: string) => Object.keys(sliceOf(pathname).routes);

describe("the slice of the product that answers an address", () => {
	it("holds what may answer it, and the page of what is nowhere", () => {
		expect(idsOf("/")).toEqual(["root", "home", "*"]);
		expect(idsOf("/reports/new")).toEqual(["root", "reports/new", "reports/:number", "*"]);
		expect(idsOf("/reports/12/join")).toEqual(["root", "reports/:number/join", "*"]);
		expect(idsOf("/files/a/b/c.webp")).toEqual(["root", "files/*", "*"]);
		expect(idsOf("/nowhere/at/all")).toEqual(["root", "*"]);
	});

	it("is the same for the data of a page, for its end in a slash and for capitals", () => {
		expect(sliceOf("/_root.data")).toBe(sliceOf("/"));
		expect(sliceOf("/reports/12.data")).toBe(sliceOf("/reports/13"));
		expect(sliceOf("/Reports/")).toBe(sliceOf("/reports"));
	});

	it("tells the browser's list as it cuts its own", () => {
		expect(Object.keys(sliceOf("/me").assets.routes)).toEqual(idsOf("/me"));
	});
});
