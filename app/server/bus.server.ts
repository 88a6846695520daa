import { Client } from "pg";
import type { Context } from "./context.server";
import { env } from "./env.server";

/** The one channel of the database all processes listen to; the topic is its payload. */
const CHANNEL = "parvis";

/** Waits between tries to listen again after the connection broke (ms). */
const AGAIN_MS = 1_000;

type Listener = () => void;

const listeners = new Map<string, Set<Listener>>();
let client: Client | null = null;
let starting: Promise<void> | null = null;
let isClosed = false;

const call = (topic: string) => {
	for (const listener of listeners.get(topic) ?? []) listener();
};

/** After a silence anything may have happened: everyone looks again. */
const callAll = () => {
	for (const topic of listeners.keys()) call(topic);
};

const lost = () => {
	client = null;
	starting = null;
	if (!isClosed && listeners.size > 0) setTimeout(() => void listen(), AGAIN_MS).unref();
};

const open = async () => {
	const fresh = new Client({ connectionString: env().DATABASE_URL, keepAlive: true });
	fresh.on("error", () => undefined);
	fresh.once("end", lost);
	fresh.on("notification", ({ payload }) => call(payload ?? ""));
	await fresh.connect();
	await fresh.query(`LISTEN ${CHANNEL}`);
	client = fresh;
	callAll();
};

const listen = (): Promise<void> => {
	starting ??= open().catch(() => lost());
	return starting;
};

/** Tells every process, once the caller's transaction commits, that something of this topic changed. */
export const publish = async ({ db }: Context, topic: string): Promise<void> => {
	await db.$executeRaw`SELECT pg_notify(${CHANNEL}, ${topic})`;
};

/** Calls back whenever a topic changed, in whatever process. Answers how to stop. A call may come for nothing, never too few. */
export const subscribe = async (topic: string, listener: Listener): Promise<() => void> => {
	const known = listeners.get(topic) ?? new Set();
	listeners.set(topic, known.add(listener));
	await listen();
	return () => {
		known.delete(listener);
		if (known.size === 0) listeners.delete(topic);
	};
};

/** Ends the listening connection of this process. */
export const closeBus = async (): Promise<void> => {
	isClosed = true;
	await client?.end().catch(() => undefined);
};
