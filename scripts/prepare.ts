// Between the database and the web: refuses a database that cannot serve, migrates, fills the demonstration city once.
import { Client } from "pg";
import { env } from "../app/server/env.server";
import { migrate } from "./migrate";

const OLDEST_POSTGRES = 150_000;

const say = (text: string) => process.stdout.write(`${text}\n`);

const stop = (sentence: string): never => {
	process.stderr.write(`${sentence}\n`);
	process.exit(1);
};

const refuseUnfitDatabase = async (url: string) => {
	const where = new URL(url).host;
	const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
	await client
		.connect()
		.catch((error: Error) =>
			stop(`The database at ${where} cannot be reached (${error.message}): start it, or correct DATABASE_URL.`),
		);
	const { rows } = await client.query("SHOW server_version_num");
	const { rows: names } = await client.query("SHOW server_version");
	await client.end();
	if (Number(rows[0].server_version_num) < OLDEST_POSTGRES) {
		stop(`The database at ${where} is PostgreSQL ${names[0].server_version}: Parvis needs PostgreSQL 15 or later.`);
	}
};

const { DATABASE_URL, PARVIS_MODE } = env();
await refuseUnfitDatabase(DATABASE_URL);
const applied = await migrate(DATABASE_URL).catch((error: Error) =>
	stop(`The database could not be migrated: ${error.message}`),
);
if (applied.length > 0) say(`Database brought up to date (${applied.length} migrations).`);
const { replayErasures } = await import("../app/domain/residents/commands/run-erasures.server");
const { systemContext } = await import("../app/server/context.server");
const again = await replayErasures(systemContext());
if (again > 0) say(`Erased again ${again} persons that an older backup had brought back.`);
if (PARVIS_MODE === "demonstration") {
	const { fillDemonstration } = await import("../prisma/seed");
	await fillDemonstration(say);
	const { ensureDemoServices } = await import("../app/domain/residents/commands/ensure-demo-services.server");
	await ensureDemoServices(systemContext());
	const { libraryEnrolment } = await import("../app/domain/residents/provider/demonstration.server");
	const { moveProcedureOnline } = await import("../app/domain/directory/commands/move-procedure-online.server");
	await moveProcedureOnline(systemContext(), { slug: "mediatheque", onlineUrl: libraryEnrolment() });
}
process.exit(0);
