// npm run worker: the job worker alone, where several machines share one database.
import { startWorker } from "../app/jobs/worker.server";

const runner = await startWorker();
for (const signal of ["SIGINT", "SIGTERM"] as const)
	process.once(signal, () => runner.stop().then(() => process.exit(0)));
await runner.promise;
