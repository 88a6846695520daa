// The fault matrix of votes (field note on security, section 5, items 1, 2, 4, 7, 9) and the concurrency check, with an
// automatic verdict for each: several application processes against one PostgreSQL, killed and restarted under load.
// node --import tsx bench/faults.ts [--small]
import { type ChildProcess, fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { freePort, startPostgres } from "../scripts/postgres.mjs";
import { explains, type Op } from "./histories";

const self = fileURLToPath(import.meta.url);
const small = process.argv.includes("--small");

type Work = {
	voteId: string;
	options: string[];
	/** Voters whose ballots are cast, one after the other on each lane; empty: a new one for each ballot. */
	voters: string[];
	lanes: number;
	/** Milliseconds the web server's clock is off. */
	shift: number;
	/** Also changes and takes back ballots. */
	mixed: boolean;
};

/** What a process saw: who was told that their ballot is in, refusals, the longest wait, every act of a mixed run. */
type Seen = {
	acknowledged: string[];
	refused: Record<string, number>;
	slowest: number;
	ops: (Op & { voter: string })[];
};

const work = async ({ voteId, options, voters, lanes, shift, mixed }: Work): Promise<Seen> => {
	const { castBallot } = await import("../app/domain/ballots/commands/cast-ballot.server");
	const { eraseBallot } = await import("../app/domain/ballots/commands/erase-ballot.server");
	const { db, disconnect } = await import("../app/server/db.server");
	const { newId } = await import("../app/lib/id");
	const seen: Seen = { acknowledged: [], refused: {}, slowest: 0, ops: [] };
	let going = true;
	process.on("message", () => {
		going = false;
	});
	const act = async (voter: string, choice: string | null): Promise<string | null> => {
		const actor = { kind: "resident", confirmed: true, accountId: voter, name: "", sessionId: "" } as const;
		const context = { actor, now: new Date(Date.now() + shift), db: db() };
		const result = choice
			? await castBallot(context, { voteId, choices: [choice] })
			: await eraseBallot(context, { voteId });
		return result.ok ? null : result.reason;
	};
	/** Sends the same act again until it is answered: what a browser does when the connection breaks. */
	const insist = async (voter: string, choice: string | null): Promise<string | null> => {
		for (;;) {
			try {
				return await act(voter, choice);
			} catch {
				await sleep(50);
			}
		}
	};
	const once = async (voter: string) => {
		const choice = mixed && Math.random() < 0.25 ? null : (options[Math.floor(Math.random() * options.length)] ?? null);
		const start = performance.timeOrigin + performance.now();
		const reason = await insist(voter, choice);
		const end = performance.timeOrigin + performance.now();
		seen.slowest = Math.max(seen.slowest, end - start);
		if (mixed) seen.ops.push({ voter, start, end, choice, done: reason === null });
		if (reason === null) seen.acknowledged.push(voter);
		else seen.refused[reason] = (seen.refused[reason] ?? 0) + 1;
	};
	process.send?.("ready");
	await Promise.all(
		Array.from({ length: lanes }, async (_, lane) => {
			for (let turn = lane; going; turn += lanes)
				await once(voters.length > 0 ? (voters[turn % voters.length] as string) : newId(new Date()));
		}),
	);
	await disconnect();
	return seen;
};

const start = async (
	asked: Partial<Work> & Pick<Work, "voteId" | "options">,
	settings: Record<string, string> = {},
) => {
	const whole: Work = { voters: [], lanes: 10, shift: 0, mixed: false, ...asked };
	const child = fork(self, ["work", JSON.stringify(whole)], {
		execArgv: ["--import", "tsx"],
		env: { ...process.env, ...settings },
	});
	await new Promise((ready) => child.once("message", ready));
	return child;
};

const finish = (child: ChildProcess): Promise<Seen> => {
	const answer = new Promise<Seen>((seen, fail) => {
		child.once("message", (said) => seen(said as Seen));
		child.once("exit", (code) => fail(new Error(`A process ended (${code}) without saying what it saw.`)));
	});
	child.send("stop");
	return answer;
};

const setting = async () => {
	const { db } = await import("../app/server/db.server");
	const { systemContext } = await import("../app/server/context.server");
	const { aVote } = await import("../app/test/factories");
	const stored = async (voteId: string) => {
		const rows = await db().ballot.findMany({ where: { voteId }, select: { voterId: true, choices: true } });
		return new Map(rows.map(({ voterId, choices }) => [voterId, choices]));
	};
	const endIn = (phaseId: string, milliseconds: number) =>
		db()
			.$executeRaw`UPDATE "Phase" SET "endsAt" = now() + ${milliseconds} * interval '1 millisecond' WHERE id = ${phaseId}::uuid`;
	return { db: db(), vote: () => aVote(systemContext(), { options: 3, limit: 1, earlyClose: true }), stored, endIn };
};

type Setting = Awaited<ReturnType<typeof setting>>;
type Verdict = { what: string; holds: boolean; figures: Record<string, unknown> };

/** Kills PostgreSQL outright and starts it again: its lock file names a process that init may not have buried yet. */
const killAndRestart = async ({ db }: Setting, again: () => Promise<unknown>) => {
	const [row] = await db.$queryRaw<{ file: string; folder: string }[]>`
		SELECT pg_read_file('postmaster.pid') AS file, current_setting('data_directory') AS folder`;
	process.kill(Number(row?.file.split("\n")[0]), "SIGKILL");
	await sleep(1_000);
	rmSync(join(row?.folder ?? "", "postmaster.pid"), { force: true });
	await again();
};

/** Items 1 and 2: the database killed under load; every ballot acknowledged is stored, none twice, whatever was lost on the way. */
const killed = async (stage: Setting, again: () => Promise<unknown>): Promise<Verdict> => {
	const { vote, stored } = stage;
	const { id, options } = await vote();
	const children = [await start({ voteId: id, options }), await start({ voteId: id, options })];
	const kills = small ? 1 : 3;
	for (let kill = 0; kill < kills; kill += 1) {
		await sleep(small ? 700 : 2_000);
		await killAndRestart(stage, again);
	}
	await sleep(small ? 700 : 2_000);
	const seen = await Promise.all(children.map(finish));
	const acknowledged = seen.flatMap((one) => one.acknowledged);
	const box = await stored(id);
	const lost = acknowledged.filter((voter) => !box.has(voter)).length;
	const figures = { kills, acknowledged: acknowledged.length, stored: box.size, lost };
	return { what: "kill -9 of PostgreSQL under load", holds: lost === 0 && box.size === acknowledged.length, figures };
};

/** Item 4: more voters at once than connections; each is answered within five seconds. */
const crowded = async ({ vote, stored }: Setting): Promise<Verdict> => {
	const { id, options } = await vote();
	const child = await start({ voteId: id, options, lanes: small ? 100 : 400 }, { DATABASE_POOL: "2" });
	await sleep(small ? 1_500 : 8_000);
	const { acknowledged, slowest, refused } = await finish(child);
	const box = await stored(id);
	const holds = slowest < 5_000 && box.size === acknowledged.length && acknowledged.length > 0;
	const figures = { acknowledged: acknowledged.length, stored: box.size, slowest: Math.round(slowest), refused };
	return { what: "two connections for a crowd", holds, figures };
};

/** Items 7 and 9: the rush before the close, on servers whose clocks are a day off; the database decides, each is told. */
const rushed = async ({ db, vote, stored, endIn }: Setting): Promise<Verdict> => {
	const { id, options, phase } = await vote();
	const day = 86_400_000;
	const lanes = small ? 20 : 200;
	const children = [
		await start({ voteId: id, options, lanes, shift: day }),
		await start({ voteId: id, options, lanes, shift: -day }),
	];
	await endIn(phase.id, small ? 1_000 : 10_000);
	await sleep(small ? 3_500 : 14_000);
	const [{ late }] =
		(await db.$queryRaw`SELECT count(*)::int AS late FROM "Ballot" b JOIN "Phase" p ON p.id = ${phase.id}::uuid
		WHERE b."voteId" = ${id}::uuid AND b."castAt" >= p."endsAt"`) as [{ late: number }];
	const seen = await Promise.all(children.map(finish));
	const acknowledged = seen.flatMap((one) => one.acknowledged);
	const refused = Object.assign({}, ...seen.map((one) => one.refused));
	const box = await stored(id);
	const isTold = Object.keys(refused).every((reason) => reason === "phase-closed" || reason === "vote-closed");
	const wereTold = acknowledged.length > 0 && Object.keys(refused).length > 0;
	const holds = late === 0 && box.size === acknowledged.length && isTold && wereTold;
	const slowest = Math.round(Math.max(...seen.map((one) => one.slowest)));
	const figures = { acknowledged: acknowledged.length, stored: box.size, late, slowest, refused };
	return { what: "rush before the close, clocks a day off", holds, figures };
};

/** The concurrency check: the same people voting, changing and taking back from several processes, and a close among them. */
const mixed = async ({ vote, stored, endIn, db }: Setting): Promise<Verdict> => {
	const { newId } = await import("../app/lib/id");
	const { id, options, phase } = await vote();
	const voters = Array.from({ length: small ? 60 : 400 }, () => newId(new Date()));
	const children = [];
	for (let count = 0; count < (small ? 2 : 4); count += 1)
		children.push(await start({ voteId: id, options, voters, lanes: 6, mixed: true }));
	await endIn(phase.id, small ? 500 : 1_500);
	await sleep(small ? 900 : 2_500);
	const ops = (await Promise.all(children.map(finish))).flatMap((one) => one.ops);
	const box = await stored(id);
	const [{ most }] = (await db.$queryRaw`SELECT coalesce(max(n), 0)::int AS most FROM
		(SELECT count(*) AS n FROM "Ballot" WHERE "voteId" = ${id}::uuid GROUP BY "voterId") AS each`) as [
		{ most: number },
	];
	const unexplained = voters.filter((voter) => {
		const own = ops.filter((op) => op.voter === voter);
		return !explains(own, box.get(voter)?.[0] ?? null);
	});
	const figures = { processes: children.length, acts: ops.length, ballots: box.size, unexplained: unexplained.length };
	return {
		what: "histories of several processes",
		holds: most <= 1 && unexplained.length === 0 && ops.length > 0,
		figures,
	};
};

const main = async () => {
	const folder = mkdtempSync(join(tmpdir(), "parvis-faults-"));
	const port = await freePort();
	const again = () => startPostgres(join(folder, "postgres"), { max_connections: 200, port });
	const server = await again();
	process.env.DATABASE_URL = `${server.address.replace(/:\d+$/, `:${port}`)}/postgres`;
	process.env.APP_SECRET ??= "a-long-text-for-the-bench-and-nothing-else-0123456789";
	const { migrate } = await import("../scripts/migrate");
	const { disconnect } = await import("../app/server/db.server");
	try {
		await migrate(process.env.DATABASE_URL);
		const stage = await setting();
		const verdicts = [];
		for (const check of [crowded, rushed, mixed, killed]) {
			const verdict = await check(stage, again);
			console.log(JSON.stringify(verdict));
			verdicts.push(verdict);
		}
		process.exitCode = verdicts.every(({ holds }) => holds) ? 0 : 1;
	} finally {
		await disconnect();
		await server.stop();
		rmSync(folder, { recursive: true, force: true });
	}
};

if (process.argv[2] === "work") {
	const seen = await work(JSON.parse(process.argv[3] ?? "{}") as Work);
	// A long answer leaves in pieces: the channel closes once the last one has left.
	process.send?.(seen, () => process.disconnect());
} else if (process.argv[1] === self) await main();
