import { newId } from "~/lib/id";
import type { Context } from "~/server/context.server";
import { LINK_DAYS, newSecret } from "../links.server";

/** A new way in for a contractor, without account, for 60 days; answers its path once, only its hash is kept. */
export const makeContractorLink = async (
	{ db, now }: Context,
	{ contractorId }: { contractorId: string },
): Promise<{ path: string }> => {
	const { secret, hash } = newSecret();
	const expiresAt = new Date(now.getTime() + LINK_DAYS * 86_400_000);
	const row = { id: newId(now), contractorId, secretHash: hash, createdAt: now, expiresAt };
	await db.contractorLink.createMany({ data: row });
	return { path: `/contractors/${secret}` };
};
