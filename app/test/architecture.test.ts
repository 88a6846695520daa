import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { reactions } from "~/jobs/reactions.server";
import { events } from "~/lib/events";
import { readEnv, settingNames } from "~/server/env.server";

const sourcesUnder = (folder: string): string[] =>
	readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		const path = join(folder, entry.name);
		if (entry.isDirectory()) return path === "app/server/prisma" ? [] : sourcesUnder(path);
		return /\.(tsx?|mjs)$/.test(entry.name) ? [path] : [];
	});

const text = (path: string) => readFileSync(path, "utf8");
const sources = ["app", "prisma", "e2e", "bench", "scripts"]
	.filter((folder) => existsSync(folder))
	.flatMap(sourcesUnder);
const production = sources.filter((path) => path.startsWith("app/") && !/test/.test(path));

/** Table → the domain whose .prisma file declares it. */
const owners = new Map(
	readdirSync("prisma/schema").flatMap((file) =>
		[...text(join("prisma/schema", file)).matchAll(/^model (\w+)/gm)].map(([, model]) => [
			`${model?.[0]?.toLowerCase()}${model?.slice(1)}`,
			file.replace(".prisma", ""),
		]),
	),
);

describe("the house", () => {
	it("keeps every file under 300 lines, save what strangers take with them as one file", () => {
		const whole = ["scripts/verify-ballots.mjs"];
		const long = sources.filter((path) => !whole.includes(path) && text(path).split("\n").length > 301);
		expect(long).toEqual([]);
	});

	it("lets no route and no component touch the database", () => {
		const touching = /\bdb\(\)|\.db\b|server\/db\.server/;
		const doors = production.filter(
			(path) => /^app\/(routes|ui)\/|\.tsx$/.test(path) && path !== "app/entry.server.tsx",
		);
		expect(doors.filter((path) => touching.test(text(path)))).toEqual([]);
	});

	it("lets only the domain that declares a table write to it", () => {
		const writes = /\b(?:db|db\(\))\s*\.(\w+)\s*\.(?:create|update|upsert|delete)/g;
		const strangers = production.flatMap((path) =>
			[...text(path).matchAll(writes)]
				.filter(([, table]) => table && !path.startsWith(`app/domain/${owners.get(table)}/`))
				.map(([, table]) => `${path} writes ${table}`),
		);
		expect(strangers).toEqual([]);
	});

	it("opens every loader and every action through the permission table", () => {
		const open = production.filter((path) => {
			const source = text(path);
			const doors = source.match(/export (?:async function|const) (?:loader|action)\b/g)?.length ?? 0;
			return path.startsWith("app/routes/") && doors > (source.match(/\bcontextFor\(/g)?.length ?? 0);
		});
		expect(open).toEqual([]);
	});

	it("names in the reactions table exactly the events that say they react", () => {
		const reacting = Object.entries(events)
			.filter(([, { reacts }]) => reacts)
			.map(([name]) => name);
		expect(Object.keys(reactions).sort()).toEqual(reacting.sort());
	});

	it("documents every setting in .env.example", () => {
		const documented = [...text(".env.example").matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name);
		expect(documented.sort()).toEqual([...settingNames].sort());
	});
});

describe("production settings", () => {
	const production = {
		PARVIS_MODE: "production",
		DATABASE_URL: "postgres://parvis@127.0.0.1/parvis",
		PUBLIC_URL: "https://participer.ville.example",
		SMTP_URL: "smtp://127.0.0.1:25",
		APP_SECRET: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
	};

	it("are accepted when complete", () => {
		expect(readEnv(production).PARVIS_MODE).toBe("production");
	});

	it.each([
		["a short secret", { APP_SECRET: "court" }, "APP_SECRET"],
		["an example as secret", { APP_SECRET: "changeme-changeme-changeme-changeme" }, "APP_SECRET"],
		["no mail server", { SMTP_URL: "" }, "SMTP_URL"],
		["an address without encryption", { PUBLIC_URL: "http://ville.example" }, "PUBLIC_URL"],
		["an address that is none", { DATABASE_URL: "mysql://x" }, "DATABASE_URL"],
	])("refuse %s and name the setting", (_, change, name) => {
		expect(() => readEnv({ ...production, ...change })).toThrow(name);
	});
});
