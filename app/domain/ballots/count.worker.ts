import { parentPort, workerData } from "node:worker_threads";
import { countByRules } from "./count";

/** Counts in a thread of its own what `countByRules` takes, and posts the outcome. */
const { rules, groups, order } = workerData as {
	rules: Parameters<typeof countByRules>[0];
	groups: Parameters<typeof countByRules>[1];
	order: string[];
};
parentPort?.postMessage(countByRules(rules, groups, order));
