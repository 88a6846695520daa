// How many ballots the city accepts: several application processes against one PostgreSQL, beside what pgbench inserts
// there in the same run (one row with a unique key a transaction). Durable in both: the product's own settings.
// node --import tsx bench/ballots.ts [processes] [seconds]
import { fileURLToPath } from "node:url";
import { Client } from "pg";
import { inProcesses, insertWithPgbench, onMigratedDatabase } from "./acceptance";

const self = fileURLToPath(import.meta.url);

/** Voters each process has at work at once: the pool of one web process. */
const IN_FLIGHT = 20;

type Work = { voteId: string; options: string[]; seconds: number };

/** Casts ballots of new residents, one after the other on each of IN_FLIGHT lanes; answers how many were acknowledged. */
const cast = async ({ voteId, options, seconds }: Work): Promise<number> => {
	const { castBallot } = await import("../app/domain/ballots/commands/cast-ballot.server");
	const { db, disconnect } = await import("../app/server/db.server");
	const { newId } = await import("../app/lib/id");
	const context = (accountId: string) => ({
		actor: { kind: "resident", confirmed: true, accountId, name: "", sessionId: "" } as const,
		now: new Date(),
		db: db(),
	});
	const lane = async (until: number) => {
		let acknowledged = 0;
		while (performance.now() < until) {
			const choices = options.filter(() => Math.random() < 0.4).slice(0, 3);
			const ballot = { voteId, choices: choices.length > 0 ? choices : options.slice(0, 1) };
			if ((await castBallot(context(newId(new Date())), ballot)).ok) acknowledged += 1;
		}
		return acknowledged;
	};
	const both = async (seconds: number) => {
		const until = performance.now() + seconds * 1000;
		const lanes = await Promise.all(Array.from({ length: IN_FLIGHT }, () => lane(until)));
		return lanes.reduce((sum, one) => sum + one, 0);
	};
	await both(1);
	process.send?.("warm");
	await new Promise((go) => process.once("message", go));
	const acknowledged = await both(seconds);
	await disconnect();
	return acknowledged;
};

const anOpenVote = async (): Promise<Omit<Work, "seconds">> => {
	const { systemContext } = await import("../app/server/context.server");
	const { disconnect } = await import("../app/server/db.server");
	const { aVote } = await import("../app/test/factories");
	const { id, options } = await aVote(systemContext(), { options: 20, limit: 3 });
	await disconnect();
	return { voteId: id, options };
};

const main = () => {
	const processes = Number(process.argv[2] ?? 2);
	const seconds = Number(process.argv[3] ?? 10);
	return onMigratedDatabase(async (address, folder) => {
		const vote = await anOpenVote();
		const clients = processes * IN_FLIGHT;
		const before = await insertWithPgbench(address, folder, clients, seconds);
		const ballots = (await inProcesses(self, "cast", { ...vote, seconds }, processes)) / seconds;
		const client = new Client({ connectionString: address });
		await client.connect();
		const { rows } = await client.query('SELECT count(*)::int AS stored FROM "Ballot"');
		await client.end();
		const figures = { processes, clients, pgbench: before, ballots, ratio: ballots / before, stored: rows[0].stored };
		console.log(JSON.stringify(figures));
	});
};

if (process.argv[2] === "cast") {
	const acknowledged = await cast(JSON.parse(process.argv[3] ?? "{}") as Work);
	process.send?.(acknowledged, () => process.disconnect());
} else if (process.argv[1] === self) await main();
