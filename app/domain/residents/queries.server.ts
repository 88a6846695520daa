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

/** What a person chose: a rhythm a topic (off when never chosen), and what they said of themselves. */
export const findPreferences = async ({ db }: Context, accountId: string) => {
	const [rows, declared] = await Promise.all([
		db.preference.findMany({ where: { accountId, channel: "email" }, select: { topic: true, rhythm: true } }),
		db.declared.findUnique({ where: { accountId }, select: { areaId: true, ageBand: true } }),
	]);
	return {
		rhythms: Object.fromEntries(rows.map(({ topic, rhythm }) => [topic, rhythm])),
		areaId: declared?.areaId ?? "",
		ageBand: declared?.ageBand ?? "",
	};
};

/** A person's consents, given and withdrawn, latest first. */
export const listConsents = ({ db }: Context, accountId: string) =>
	db.consentRecord.findMany({
		where: { accountId },
		select: { id: true, topic: true, action: true, surface: true, at: true },
		orderBy: [{ at: "desc" }, { id: "desc" }],
		take: 100,
	});
