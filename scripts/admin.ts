// npm run admin -- ADDRESS: the first administrator of a city, made on its own machine with its own settings.
import { appointAdmin } from "../app/domain/accounts/commands/appoint-admin.server";
import { systemContext } from "../app/server/context.server";
import { disconnect } from "../app/server/db.server";
import { env } from "../app/server/env.server";

const address = process.argv[2] ?? "";

const appoint = async (): Promise<string> => {
	const result = await appointAdmin(systemContext(), address);
	if (!result.ok) throw new Error("Give the e-mail address of the administrator: npm run admin -- name@city.example");
	if (result.value.done === "promoted") return `${address} is now administrator and must sign in again.`;
	return `Open this link within two days to become administrator:\n${new URL(result.value.path, env().PUBLIC_URL).href}`;
};

const stop = (error: Error) => {
	process.stderr.write(`${error.message}\n`);
	process.exitCode = 1;
};

await appoint()
	.then((sentence) => process.stdout.write(`${sentence}\n`))
	.catch(stop)
	.finally(disconnect);
