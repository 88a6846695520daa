import { parentPort, workerData } from "node:worker_threads";
import { countByRules } from "./count";
import type { CountWork } from "./count-thread.server";
import { studyByRules } from "./study";

/** Counts, or studies a count, in a thread of its own, and posts what it found. */
const { rules, groups, order, study } = workerData as CountWork;
parentPort?.postMessage(study ? studyByRules(rules, groups, order, study) : countByRules(rules, groups, order));
