// Called by import-reports.mjs once a database is open: reads the requests, takes them, says what happened.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { importMany } from "../app/domain/works/import/import-many.server";
import { readFile } from "../app/domain/works/import/read";
import { systemContext } from "../app/server/context.server";
import { disconnect } from "../app/server/db.server";

const words = process.argv.slice(2);
const option = (name: string) => words.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3);
const [from = ""] = words.filter((word) => !word.startsWith("--"));

const textOf = async () => {
	if (!/^https?:\/\//.test(from)) return readFileSync(resolve(process.env.IMPORT_FROM ?? ".", from), "utf8");
	const answer = await fetch(from, { signal: AbortSignal.timeout(30_000) });
	if (!answer.ok) throw new Error(`${from} answered ${answer.status}`);
	return answer.text();
};

const categories: Record<string, string> = Object.fromEntries(
	(option("map") ?? "").split(",").flatMap((pair) => {
		const [theirs = "", ours = ""] = pair.split(":");
		return theirs && ours ? [[theirs, ours]] : [];
	}),
);
const fallback = option("category");
if (fallback) categories["*"] = fallback;

const main = async () => {
	const requests = readFile(await textOf());
	if (!requests) throw new Error("This is neither GeoReport XML or JSON nor a table with a line of names.");
	const source = option("source") ?? (/^https?:/.test(from) ? new URL(from).host : (from.split("/").at(-1) ?? from));
	const report = await importMany(systemContext(), {
		source,
		requests,
		categories,
		overlay: words.includes("--overlay"),
	});
	const refused = Object.entries(report.refused).map(([reason, count]) => `  ${reason}: ${count}`);
	process.stdout.write(
		`${requests.length} read, ${report.new} new, ${report.known} known already, ${report.closed} closed since${refused.length > 0 ? `, left out:\n${refused.join("\n")}` : ""}\n`,
	);
};

await main().catch((error: Error) => {
	process.stderr.write(`${error.message}\n`);
	process.exitCode = 1;
});
await disconnect();
process.exit();
