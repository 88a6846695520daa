import { accountOf } from "~/lib/actor";
import type { Context } from "~/server/context.server";

/** The saved searches of who asks and those shared with all staff, by name. */
export const listFilters = async ({ db, actor }: Context) => {
	const accountId = accountOf(actor);
	const found = await db.savedFilter.findMany({
		where: { OR: [{ accountId: accountId ?? "00000000-0000-0000-0000-000000000000" }, { shared: true }] },
		orderBy: { name: "asc" },
		take: 100,
	});
	return found.map(({ id, name, query, shared, accountId: owner }) => ({
		id,
		name,
		query,
		shared,
		isMine: owner === accountId,
	}));
};
