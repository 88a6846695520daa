import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { countByRules, type MarkedGroup, type VoteOutcome } from "./count";
import type { VoteRules } from "./schema";
import { studyByRules, type VoteStudy } from "./study";

export type CountWork = {
	rules: VoteRules;
	groups: readonly MarkedGroup[];
	order: string[];
	/** Asks for the study of the count instead of the count. */
	study?: { seed: number; carried: Record<string, number> };
};

/** Different ballots × options below which a count takes a few milliseconds: a thread would only be slower to start. */
const SMALL = 100_000;

/** The thread's program, run from the sources by tsx as the other scripts of the product are. */
const program = () => join(process.cwd(), "app/domain/ballots/count.worker.ts");

const inThread = <Found>(work: CountWork): Promise<Found> =>
	new Promise((resolve, reject) => {
		const worker = new Worker(pathToFileURL(program()), { workerData: work, execArgv: ["--import", "tsx"] });
		worker.once("message", resolve);
		worker.once("error", reject);
		worker.once("exit", (code) => reject(new Error(`the count's thread ended with code ${code}`)));
	});

const isLarge = ({ groups, rules }: CountWork) => groups.length * rules.options.length > SMALL && existsSync(program());

/** `countByRules`, in a thread of its own where there is much to count: pages are answered meanwhile. */
export const countApart = async (work: CountWork): Promise<VoteOutcome> =>
	isLarge(work) ? inThread<VoteOutcome>(work) : countByRules(work.rules, work.groups, work.order);

/** `studyByRules`, apart as the count is. */
export const studyApart = async (work: CountWork & Required<Pick<CountWork, "study">>): Promise<VoteStudy> =>
	isLarge(work) ? inThread<VoteStudy>(work) : studyByRules(work.rules, work.groups, work.order, work.study);
