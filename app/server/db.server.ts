import { PrismaPg } from "@prisma/adapter-pg";
import { Pool } from "pg";
import { env } from "./env.server";
import { type Prisma, PrismaClient } from "./prisma/client";

/** A connection: the shared one, or the transaction under way. */
export type Db = PrismaClient | Prisma.TransactionClient;

/**
 * A statement that opens with a comment of one word, «/* cast-ballot *\/», is planned once a connection instead of each
 * time: for the few that many people send at once. The others keep no name, since their texts vary without end.
 */
const statementName = ({ sql }: { sql: string }) => /^\s*\/\* ([a-z-]+) \*\//.exec(sql)?.[1] as string;

/** A client over one pool of connections to `databaseUrl`. */
export const connect = (databaseUrl: string, size: number) => {
	const pool = new Pool({ connectionString: databaseUrl, max: size, connectionTimeoutMillis: 5_000 });
	// A connection the server closed (restart, failover) is replaced at the next query; without a listener it would end the process.
	pool.on("error", () => undefined);
	pool.on("connect", (connected) => connected.on("error", () => undefined));
	const client = new PrismaClient({ adapter: new PrismaPg(pool, { statementNameGenerator: statementName }) });
	return { client, pool, close: () => client.$disconnect().then(() => pool.end()) };
};

let shared: ReturnType<typeof connect> | undefined;

const connection = () => {
	shared ??= connect(env().DATABASE_URL, env().DATABASE_POOL);
	return shared;
};

export const db = (): PrismaClient => connection().client;

/** The pool under the client, for what is written in SQL outside any context (queue, health). */
export const pool = (): Pool => connection().pool;

export const disconnect = async () => {
	await shared?.close();
	shared = undefined;
};
