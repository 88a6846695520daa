import { expect, it } from "vitest";
import { access } from "./access";
import { actOf, doorsOf, urls } from "./doors";

it("the access table has a line for every URL of routes.ts, and no other", async () => {
	const paths = (await urls()).map(({ path }) => path);
	const missing = paths.filter((path) => !(path in access));
	const stale = Object.keys(access).filter((path) => !paths.includes(path));
	const help = missing.map((path) => `\t"${path}": "<act of permissions.ts>",`).join("\n");
	expect(missing, `Add these lines to app/test/access.ts:\n${help}\n`).toEqual([]);
	expect(stale, "Remove these lines from app/test/access.ts").toEqual([]);
});

it("every door asks for the act the access table names", async () => {
	const different = (await urls()).flatMap(({ path, file }) => {
		const doors = doorsOf(file);
		return (["get", "post"] as const)
			.filter((door) => doors[door] && String(doors[door]) !== String(actOf(path, door)))
			.map((door) => `${path} (${door}) asks for ${doors[door]}, app/test/access.ts says ${actOf(path, door)}`);
	});
	expect(different).toEqual([]);
});
