import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { RouteConfigEntry } from "@remix-run/route-config";
import type { Act } from "~/domain/accounts/permissions";
import routes from "~/routes";
import { access } from "./access";

const flat = (entries: RouteConfigEntry[], under = ""): { path: string; file: string }[] =>
	entries.flatMap(({ path, file, children = [] }) => {
		const here = path ? `${under}/${path}` : under;
		const own = children.length > 0 && !path ? [] : [{ path: here || "/", file }];
		return [...own, ...flat(children, here)];
	});

/** Every URL and its file, from routes.ts. */
export const urls = async () => flat(await routes);

/** Whether a module reads (loader), acts (action), and which acts it names at each door. */
export const doorsOf = (file: string) => {
	const source = readFileSync(join("app", file), "utf8");
	const [, ...pieces] = source.split(/^export (?:async function|const) (loader|action)\b/m);
	const doors: { get?: string[]; post?: string[] } = {};
	for (let index = 0; index < pieces.length; index += 2) {
		const acts = [...(pieces[index + 1] ?? "").matchAll(/contextFor\(\s*\w+,\s*"([^"]+)"/g)].map(
			([, act]) => act ?? "",
		);
		doors[pieces[index] === "loader" ? "get" : "post"] = acts;
	}
	return { ...doors, isPage: /^export default /m.test(source) };
};

/** What the access table says of one door of a URL. */
export const actOf = (path: string, door: "get" | "post"): Act | undefined => {
	const line = access[path];
	return typeof line === "object" ? line[door] : line;
};
