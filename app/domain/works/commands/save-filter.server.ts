import { accountOf } from "~/lib/actor";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";

/** Saved searches one person may have. */
const MOST = 30;

/** Keeps a search of the queue under a name, for oneself or for all staff. The same name again replaces it. Refuses a 31st. */
export const saveFilter = (
	context: Context,
	{ name, query, shared }: { name: string; query: string; shared: boolean },
): Promise<Result<null, "too-many-filters" | "not-allowed">> =>
	transaction(context, async (context) => {
		const { db, now, actor } = context;
		const accountId = accountOf(actor);
		if (!accountId) return refuse("not-allowed");
		const others = await db.savedFilter.count({ where: { accountId, name: { not: name } } });
		if (others >= MOST) return refuse("too-many-filters");
		const data = { query, shared };
		await db.savedFilter.upsert({
			where: { accountId_name: { accountId, name } },
			create: { id: newId(now), accountId, name, createdAt: now, ...data },
			update: data,
		});
		return ok(null);
	});
