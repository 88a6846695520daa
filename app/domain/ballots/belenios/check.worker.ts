import { parentPort, workerData } from "node:worker_threads";
import { checkElection } from "./check";

/** Checks the archive of an election in a thread of its own: its powers keep a processor busy for minutes. */
parentPort?.postMessage(checkElection(workerData as Uint8Array));
