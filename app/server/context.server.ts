import { type Actor, system } from "~/lib/actor";
import { type Db, db } from "./db.server";

/** What every query and command is given: who asks, what time it is, through which connection. */
export type Context = { actor: Actor; now: Date; db: Db };

/** The context of a job: the city itself acts. */
export const systemContext = (now = new Date()): Context => ({ actor: system, now, db: db() });

/** How long a transaction may wait for a connection and then run, in milliseconds. */
const LIMITS = { maxWait: 5_000, timeout: 15_000 };

/**
 * Runs `work` in one transaction: the one under way if there is one, else a new one.
 * Inside it: lock, ask the policy, write, record the event; nothing slow, nothing external.
 */
export const transaction = <Answer>(
	context: Context,
	work: (context: Context) => Promise<Answer>,
	limits: Partial<typeof LIMITS> = {},
): Promise<Answer> =>
	"$connect" in context.db
		? context.db.$transaction((db) => work({ ...context, db }), { ...LIMITS, ...limits })
		: work(context);
