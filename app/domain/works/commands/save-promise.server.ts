import { changeDelay } from "~/domain/issue-reports/commands/change-delay.server";
import { type Context, transaction } from "~/server/context.server";
import type { CategoryPromise } from "../queries/promises.server";

type Input = CategoryPromise & { categoryId: string; delayWorkingDays: number | null };

/** What the city promises in a category, for what is filed from now on: dates already promised do not move. */
export const savePromise = (context: Context, { categoryId, delayWorkingDays, ...promise }: Input): Promise<void> =>
	transaction(context, async (context) => {
		await changeDelay(context, { categoryId, delayWorkingDays });
		await context.db.categoryPromise.upsert({
			where: { categoryId },
			create: { categoryId, ...promise },
			update: promise,
		});
	});
