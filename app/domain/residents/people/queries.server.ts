import { accountOf } from "~/lib/actor";
import type { Context } from "~/server/context.server";
import { linkState } from "./rules";

const NOBODY = "00000000-0000-0000-0000-000000000000";

const select = {
	...{ id: true, helperId: true, personId: true, kind: true, proof: true, reason: true, startsAt: true },
	...{ endsAt: true, acceptedAt: true, establishedBy: true, person: { select: { name: true, hasAccount: true } } },
} as const;

/** What was done lately for someone, newest first: shown to both. */
const DEEDS = 20;

const deedsOf = async ({ db }: Context, links: { helperId: string; personId: string }[]) => {
	const pairs = links.map(({ helperId, personId }) => ({ actorId: helperId, forId: personId }));
	if (pairs.length === 0) return [];
	return db.event.findMany({
		where: { OR: pairs },
		select: { id: true, name: true, at: true, actorId: true, forId: true },
		orderBy: { at: "desc" },
		take: DEEDS,
	});
};

/** The links of the person who asks, on both sides, with what was done through them; the latest links first. */
export const listMyPeople = async (context: Context) => {
	const { db, now, actor } = context;
	const own = accountOf(actor) ?? NOBODY;
	const rows = await db.personLink.findMany({
		where: { OR: [{ helperId: own }, { personId: own }] },
		select,
		orderBy: { startsAt: "desc" },
		take: 100,
	});
	const helpers = await db.account.findMany({
		where: { id: { in: rows.map(({ helperId }) => helperId) } },
		select: { id: true, displayName: true },
	});
	const nameOf = new Map(helpers.map(({ id, displayName }) => [id, displayName]));
	const links = rows.map(({ person, helperId, ...link }) => ({
		...link,
		side: helperId === own ? ("helper" as const) : ("helped" as const),
		name: helperId === own ? person.name : (nameOf.get(helperId) ?? ""),
		hasAccount: person.hasAccount,
		state: linkState(link, now),
	}));
	const personName = new Map(rows.map(({ personId, person }) => [personId, person.name]));
	const deeds = (await deedsOf(context, rows)).map(({ actorId, forId, ...deed }) => ({
		...deed,
		by: nameOf.get(actorId ?? "") ?? "",
		forWhom: personName.get(forId ?? "") ?? "",
	}));
	return { links, deeds };
};

export type MyLink = Awaited<ReturnType<typeof listMyPeople>>["links"][number];

/** How many other people the mailbox of who asks belongs to: a couple shares one. */
export const countSharing = async ({ db, actor }: Context): Promise<number> => {
	const accountId = accountOf(actor) ?? NOBODY;
	const [row] = await db.$queryRaw<{ count: number }[]>`
		SELECT count(*)::int AS count FROM "Account" a JOIN "Account" b ON lower(b.email) = lower(a.email) AND b.id <> a.id
		WHERE a.id = ${accountId}::uuid`;
	return row?.count ?? 0;
};
