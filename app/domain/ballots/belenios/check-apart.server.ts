import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import type { Verdict } from "./check";

/** `checkElection` in a thread of its own: pages are answered meanwhile. About 0.1 s a ballot. */
export const checkApart = (archive: Uint8Array): Promise<Verdict> =>
	new Promise((resolve, reject) => {
		const program = join(process.cwd(), "app/domain/ballots/belenios/check.worker.ts");
		const worker = new Worker(pathToFileURL(program), { workerData: archive, execArgv: ["--import", "tsx"] });
		worker.once("message", resolve);
		worker.once("error", reject);
		worker.once("exit", (code) => reject(new Error(`the check's thread ended with code ${code}`)));
	});
