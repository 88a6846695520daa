import { Logger, parseCrontab, type Runner, run, type TaskList } from "graphile-worker";
import { systemContext } from "~/server/context.server";
import { pool } from "~/server/db.server";
import { log } from "~/server/log.server";
import { schedule } from "./schedule.server";
import { tasks } from "./tasks.server";

const CONCURRENCY = 4;

const logger = new Logger(() => (level, message) => {
	if (level === "error") log.error({ message }, "worker");
});

const taskList = (): TaskList =>
	Object.fromEntries(
		Object.entries(tasks).map(([name, task]) => [
			name,
			async (payload) => {
				const start = performance.now();
				await task(systemContext(), payload as never);
				log.info({ job: name, ms: Math.round(performance.now() - start) }, "job");
			},
		]),
	);

/** Starts taking jobs; `stop` waits for those under way. */
export const startWorker = (): Promise<Runner> =>
	run({
		pgPool: pool(),
		concurrency: CONCURRENCY,
		noHandleSignals: true,
		pollInterval: 1_000,
		logger,
		taskList: taskList(),
		parsedCronItems: parseCrontab(schedule.join("\n")),
	});
