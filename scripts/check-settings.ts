// Refuses bad settings with one sentence, before anything is started.
import { readEnv } from "../app/server/env.server";

try {
	readEnv(process.env);
} catch (error) {
	process.stderr.write(`${(error as Error).message}\n`);
	process.exit(1);
}
