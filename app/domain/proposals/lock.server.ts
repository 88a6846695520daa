import type { Context } from "~/server/context.server";

/**
 * Makes what one person does in one phase happen one after the other until the transaction ends, so that counting before
 * writing is safe. Nobody else waits: neither the proposal nor the phase is locked. (Two persons whose keys collide in
 * 64 bits would only wait for each other.)
 */
export const lockPerson = async ({ db }: Context, phaseId: string, accountId: string): Promise<void> => {
	await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${phaseId} ${accountId}`}, 0))`;
};
