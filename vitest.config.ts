import { defineConfig } from "vitest/config";

const alias = { "~": new URL("./app", import.meta.url).pathname };

const common = { environment: "node" as const, testTimeout: 20_000, hookTimeout: 60_000 };

/** `unit` needs nothing; `db` needs a PostgreSQL, which its global setup starts. */
export default defineConfig({
	resolve: { alias },
	test: {
		projects: [
			{
				resolve: { alias },
				test: {
					...common,
					name: "unit",
					include: ["app/**/*.test.{ts,tsx}", "prisma/**/*.test.ts", "scripts/**/*.test.ts"],
					exclude: ["**/*.db.test.ts", "**/node_modules/**"],
					setupFiles: ["app/test/settings.ts"],
				},
			},
			{
				resolve: { alias },
				test: {
					...common,
					name: "db",
					include: ["app/**/*.db.test.ts"],
					setupFiles: ["app/test/settings.ts", "app/test/database.ts"],
					globalSetup: ["app/test/template-database.ts"],
					maxWorkers: 2,
				},
			},
		],
	},
});
