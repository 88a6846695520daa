import { permissionRefusal } from "~/domain/accounts/permissions";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { keepSetting } from "~/domain/settings/commands/keep-setting.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { ELECTIONS_KEY, listElections } from "../queries/elections.server";
import type { Election } from "../rules/elections";

const MOST = 20;

/** Writes the list again under a lock, so that two administrators lose nothing of each other's. */
const change = (context: Context, make: (list: Election[]) => Election[]) =>
	transaction(context, async (context) => {
		const { db, actor } = context;
		if (permissionRefusal(actor, "elections.set")) return refuse("not-allowed" as const);
		await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('elections', 7))`;
		const value = make(await listElections(context)).slice(-MOST);
		const key = ELECTIONS_KEY;
		await keepSetting(context, { key, value });
		await recordEvent(context, { name: "elections.changed", subject: { type: "setting", id: key } });
		return ok(null);
	});

/** Adds an election: promotional campaigns are refused in the months before. The same name again replaces its day. */
export const addElection = (context: Context, election: Election): Promise<Result<null, "not-allowed">> =>
	change(context, (list) => [...list.filter(({ name }) => name !== election.name), election]);

/** Takes an election away. Repeating it changes nothing. */
export const removeElection = (context: Context, { name }: { name: string }): Promise<Result<null, "not-allowed">> =>
	change(context, (list) => list.filter((election) => election.name !== name));
