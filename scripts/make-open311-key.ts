// Called by open311-key.mjs once a database is open: makes the key and prints it.
import { createOpen311Key } from "../app/domain/issue-reports/commands/create-open311-key.server";
import { systemContext } from "../app/server/context.server";
import { disconnect } from "../app/server/db.server";

const name = process.argv[2] ?? "";
const made = await createOpen311Key(systemContext(), { name }).catch((error: Error) => {
	process.stderr.write(
		`The key could not be made: run npm start once, so that the city is there and up to date. (${error.message.trim().split("\n").at(-1)})\n`,
	);
	process.exit(1);
});
if (made.ok) process.stdout.write(`${made.value.key}\n`);
await disconnect();
process.exit(made.ok ? 0 : 1);
