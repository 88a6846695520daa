import type { Context } from "~/server/context.server";

/** The addresses a person may be reached at, in their order of preference. */
export const listContactPoints = async ({ db }: Context, accountId: string) => {
	const rows = await db.contactPointOwner.findMany({
		where: { accountId },
		select: { rank: true, contactPoint: { select: { id: true, kind: true, address: true, shown: true, state: true } } },
		orderBy: [{ rank: "asc" }, { contactPointId: "asc" }],
	});
	return rows.map(({ rank, contactPoint }) => ({ rank, ...contactPoint }));
};
