import type { Context } from "~/server/context.server";

/** Says on which site a procedure is done; the city's own job at each start of the demonstration, whose port may change. */
export const moveProcedureOnline = async (
	{ db }: Context,
	{ slug, onlineUrl }: { slug: string; onlineUrl: string },
): Promise<void> => {
	await db.procedure.updateMany({
		where: { slug, OR: [{ onlineUrl: null }, { onlineUrl: { not: onlineUrl } }] },
		data: { onlineUrl },
	});
};
