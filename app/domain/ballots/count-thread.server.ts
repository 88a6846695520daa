import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { countByRules, type MarkedGroup, type VoteOutcome } from "./count";
import type { VoteRules } from "./schema";

/** Different ballots × options below which a count takes a few milliseconds: a thread would only be slower to start. */
const SMALL = 100_000;

/** The thread's program, run from the sources by tsx as the other scripts of the product are. */
const program = () => join(process.cwd(), "app/domain/ballots/count.worker.ts");

const inThread = (rules: VoteRules, groups: readonly MarkedGroup[], order: string[]): Promise<VoteOutcome> =>
	new Promise((resolve, reject) => {
		const worker = new Worker(pathToFileURL(program()), {
			workerData: { rules, groups, order },
			execArgv: ["--import", "tsx"],
		});
		worker.once("message", resolve);
		worker.once("error", reject);
		worker.once("exit", (code) => reject(new Error(`the count's thread ended with code ${code}`)));
	});

/** `countByRules`, in a thread of its own where there is much to count: pages are answered meanwhile. */
export const countApart = async (
	rules: VoteRules,
	groups: readonly MarkedGroup[],
	order: string[],
): Promise<VoteOutcome> =>
	groups.length * rules.options.length > SMALL && existsSync(program())
		? inThread(rules, groups, order)
		: countByRules(rules, groups, order);
