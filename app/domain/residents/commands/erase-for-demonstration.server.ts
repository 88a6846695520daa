import { ensureDemoAccounts } from "~/domain/accounts/commands/ensure-demo-accounts.server";
import type { Context } from "~/server/context.server";
import { isDemonstration } from "~/server/env.server";
import { runErasures } from "./run-erasures.server";

/** In the demonstration city only: the erasure a person asked for, without the thirty days. The banner's people come back. */
export const eraseForDemonstration = async (context: Context, { accountId }: { accountId: string }): Promise<void> => {
	if (!isDemonstration()) return;
	const { now, db } = context;
	await db.erasure.updateMany({ where: { accountId, cancelledAt: null, doneAt: null }, data: { dueAt: now } });
	await runErasures(context);
	await ensureDemoAccounts(context);
};
