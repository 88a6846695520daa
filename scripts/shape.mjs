// npm run shape: the size of the files of app/, watched against the house's aims (docs/architecture.md).
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const sources = (folder) =>
	readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		const path = join(folder, entry.name);
		if (entry.isDirectory()) return path === join("app", "server", "prisma") ? [] : sources(path);
		return /\.tsx?$/.test(entry.name) && !/\.test\./.test(entry.name) ? [path] : [];
	});

const sized = sources("app")
	.map((path) => ({ path, lines: readFileSync(path, "utf8").split("\n").length - 1 }))
	.sort((a, b) => a.lines - b.lines);
const at = (share) => sized[Math.floor((sized.length - 1) * share)];

process.stdout.write(
	`files ${sized.length}, median ${at(0.5).lines} (aim 60), 95th percentile ${at(0.95).lines} (aim 200)\n`,
);
process.stdout.write(
	`longest: ${sized
		.slice(-5)
		.map(({ path, lines }) => `${path} ${lines}`)
		.join(", ")}\n`,
);
process.stdout.write("Cycles and upward imports fail npm run check.\n");
