import { Client } from "pg";
import { newId } from "../app/lib/id";
import type { Context } from "../app/server/context.server";
import { db, disconnect } from "../app/server/db.server";
import { expectedAfterShaking, shake } from "../app/test/shake";

/** Empties a city between two runs. */
const empty = async () => {
	const tables = await db().$queryRaw<{ name: string }[]>`
		SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
		WHERE (schemaname = 'public' AND tablename <> '_prisma_migrations') OR (schemaname = 'graphile_worker' AND tablename = '_private_jobs')`;
	await db().$executeRawUnsafe(`TRUNCATE ${tables.map(({ name }) => name).join(", ")} RESTART IDENTITY CASCADE`);
};

/** A city of its own, so that nothing real is ever shaken. */
const withScratchCity = async <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
	const { migrate } = await import("../scripts/migrate");
	const given = new URL(process.env.DATABASE_URL ?? "");
	const name = `parvis_shake_${process.pid}`;
	const server = new Client({ connectionString: Object.assign(new URL(given), { pathname: "/postgres" }).href });
	await server.connect();
	await server.query(`CREATE DATABASE ${name}`);
	try {
		process.env.DATABASE_URL = Object.assign(new URL(given), { pathname: `/${name}` }).href;
		await migrate(process.env.DATABASE_URL);
		return await work();
	} finally {
		await disconnect();
		await server.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
		await server.end();
	}
};

/**
 * Seeded runs of the shake test (`SHAKES`, 1,000 unless told): `tsx bench/shake.ts` with DATABASE_URL on any PostgreSQL.
 * Answers how many ended otherwise than they must.
 */
export const run = (runs = Number(process.env.SHAKES ?? 1_000)) =>
	withScratchCity(async () => {
		const [start, wrong] = [performance.now(), [] as number[]];
		let deaths = 0;
		for (let seed = 1; seed <= runs; seed += 1) {
			await empty();
			const context: Context = { actor: { kind: "system" }, now: new Date("2026-05-12T10:00:00Z"), db: db() };
			const accountId = newId(context.now);
			const email = "agent@ville.example";
			await db().account.create({
				data: {
					id: accountId,
					email,
					emailKey: email,
					displayName: "Agent",
					role: "agent",
					confirmedAt: context.now,
					createdAt: context.now,
				},
			});
			const agent = { kind: "staff", role: "agent", office: null, accountId, name: "Agent", sessionId: "s" } as const;
			const shaken = await shake(context, agent, seed);
			deaths += shaken.deaths;
			if (JSON.stringify(shaken.city) !== JSON.stringify(expectedAfterShaking)) wrong.push(seed);
		}
		return { runs, deaths, wrong, seconds: Math.round((performance.now() - start) / 1000) };
	});

if (process.argv[1]?.endsWith("shake.ts")) {
	const { runs, deaths, wrong, seconds } = await run();
	console.log(
		`${runs} runs, ${deaths} workers killed, ${wrong.length} ended otherwise than they must (${wrong.join(", ")}), ${seconds} s`,
	);
	process.exit(wrong.length > 0 ? 1 : 0);
}
