import { newId } from "~/lib/id";
import type { Context } from "~/server/context.server";
import { unsealOrNull } from "~/server/seal.server";
import { homeKey, NAMES_ALIKE } from "../duplicates/rules";
import { VALUE_SEAL } from "../ledger/read-for-service.server";

type Pair = { one: string; other: string };

/** The same proved phone number, and names that resemble each other. */
const samePhone = ({ db }: Context) => db.$queryRaw<Pair[]>`
	SELECT DISTINCT least(a."accountId", b."accountId")::text AS one, greatest(a."accountId", b."accountId")::text AS other
	FROM "ContactPoint" p
	JOIN "ContactPointOwner" a ON a."contactPointId" = p.id
	JOIN "ContactPointOwner" b ON b."contactPointId" = p.id AND b."accountId" > a."accountId"
	JOIN "Account" x ON x.id = a."accountId" AND x.role = 'resident'
	JOIN "Account" y ON y.id = b."accountId" AND y.role = 'resident'
	WHERE p.kind = 'phone' AND p.state = 'proved'
		AND similarity(public.folded(x."displayName"), public.folded(y."displayName")) >= ${NAMES_ALIKE}`;

/** The same postal address and birth date: sealed values, opened here and compared in memory. */
const sameHome = async ({ db }: Context): Promise<Pair[]> => {
	const rows = await db.attributeValue.findMany({
		where: { key: { in: ["address.postal", "birth.date"] }, supersededAt: null },
		select: { personId: true, key: true, sealed: true },
	});
	const people = new Map<string, Record<string, string>>();
	for (const { personId, key, sealed } of rows)
		people.set(personId, { ...people.get(personId), [key]: unsealOrNull(VALUE_SEAL, sealed) ?? "" });
	const homes = new Map<string, string[]>();
	for (const [personId, facts] of people) {
		const key = homeKey(facts["address.postal"], facts["birth.date"]);
		if (key) homes.set(key, [...(homes.get(key) ?? []), personId].sort());
	}
	return [...homes.values()].flatMap((ids) =>
		ids.flatMap((one, index) => ids.slice(index + 1).map((other) => ({ one, other }))),
	);
};

/**
 * Looks for accounts that may be one person and puts each pair in the queue once, whatever was decided of it since.
 * Two verified identities are two persons: never suspected. Answers how many pairs are new.
 */
export const suspectDuplicates = async (context: Context): Promise<number> => {
	const { db, now } = context;
	const found = [
		...(await samePhone(context)).map((pair) => ({ ...pair, rule: "same-phone" })),
		...(await sameHome(context)).map((pair) => ({ ...pair, rule: "same-home" })),
	];
	const ids = found.flatMap(({ one, other }) => [one, other]);
	const accounts = await db.account.findMany({ where: { id: { in: ids }, role: "resident" }, select: { id: true } });
	const verified = await db.verifiedPerson.findMany({ where: { accountId: { in: ids } }, select: { accountId: true } });
	const isAccount = new Set(accounts.map(({ id }) => id));
	const isVerified = new Set(verified.map(({ accountId }) => accountId));
	const rows = found
		.filter(({ one, other }) => isAccount.has(one) && isAccount.has(other))
		.filter(({ one, other }) => !(isVerified.has(one) && isVerified.has(other)))
		.map(({ one, other, rule }) => ({ id: newId(now), oneId: one, otherId: other, rule, foundAt: now }));
	const { count } = await db.duplicateCase.createMany({ data: rows, skipDuplicates: true });
	return count;
};
