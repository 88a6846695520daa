import { accountOf } from "~/lib/actor";
import type { Context } from "~/server/context.server";

/** Forgets a saved search of one's own. */
export const removeFilter = async ({ db, actor }: Context, { filterId }: { filterId: string }): Promise<void> => {
	const accountId = accountOf(actor);
	if (accountId) await db.savedFilter.deleteMany({ where: { id: filterId, accountId } });
};
