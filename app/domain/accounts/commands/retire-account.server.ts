import type { Context } from "~/server/context.server";

type Sides = { keptId: string; goneId: string };

/** What an account had that it loses when it is merged into another: enough to give it back. */
export type Retired = { emailKey: string | null; identity: boolean };

/**
 * One account goes into another, in the caller's transaction: the verified identity follows, the account that goes signs
 * nobody in any more and loses its sessions. Answers what to give back if it is undone.
 */
export const retireAccount = async ({ db }: Context, { keptId, goneId }: Sides): Promise<Retired> => {
	const gone = await db.account.findUniqueOrThrow({ where: { id: goneId }, select: { emailKey: true } });
	const { count } = await db.verifiedPerson.updateMany({ where: { accountId: goneId }, data: { accountId: keptId } });
	await db.account.update({ where: { id: goneId }, data: { emailKey: null } });
	await db.session.deleteMany({ where: { accountId: goneId } });
	return { emailKey: gone.emailKey, identity: count > 0 };
};

/** The contrary: the account signs in again. Answers false when somebody else has its address now. */
export const reviveAccount = async (
	{ db }: Context,
	{ keptId, goneId }: Sides,
	{ emailKey, identity }: Retired,
): Promise<boolean> => {
	if (emailKey && (await db.account.count({ where: { emailKey } })) > 0) return false;
	await db.account.update({ where: { id: goneId }, data: { emailKey } });
	if (identity) await db.verifiedPerson.updateMany({ where: { accountId: keptId }, data: { accountId: goneId } });
	return true;
};
