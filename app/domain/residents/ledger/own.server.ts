import type { Context } from "~/server/context.server";
import { unseal } from "~/server/seal.server";
import { VALUE_SEAL } from "./read-for-service.server";
import { type AttributeKey, attributeKeys, CERTIFIED, definitionOf, isStale, type Source } from "./rules";

export type OwnValue = {
	key: AttributeKey;
	value: string | null;
	source: Source | null;
	sourceName: string;
	level: number;
	at: Date | null;
	isStale: boolean;
	/** The person may write or correct it here. */
	isEditable: boolean;
};

const fromAccount = async (
	{ db }: Context,
	accountId: string,
): Promise<Partial<Record<AttributeKey, string | null>>> => {
	const account = await db.account.findUnique({
		where: { id: accountId },
		select: { displayName: true, email: true },
	});
	return { "name.usual": account?.displayName ?? null, "contact.email": account?.email ?? null };
};

/** Everything the ledger holds of a person, shown to that person: one line a key, with or without a value. */
export const listOwnValues = async (context: Context, personId: string): Promise<OwnValue[]> => {
	const { db, now } = context;
	const [account, rows] = await Promise.all([
		fromAccount(context, personId),
		db.attributeValue.findMany({
			where: { personId, supersededAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
		}),
	]);
	const standing = new Map(rows.map((row) => [row.key, row]));
	return attributeKeys.map((key) => {
		const row = standing.get(key);
		const plain = account[key];
		const isEditable = definitionOf(key).editable && (row?.level ?? 0) < CERTIFIED;
		if (plain !== undefined)
			return { key, value: plain, source: "account", sourceName: "", level: 1, at: null, isStale: false, isEditable };
		if (!row) return { key, value: null, source: null, sourceName: "", level: 0, at: null, isStale: false, isEditable };
		const { sourceName, level, at } = row;
		const value = unseal(VALUE_SEAL, row.sealed);
		return {
			...{ key, value, sourceName, level, at, isEditable },
			source: row.source as Source,
			isStale: isStale(key, at, now),
		};
	});
};

/** The services and the staff that used a person's facts, latest first. */
export const listUses = ({ db }: Context, personId: string) =>
	db.attributeUse.findMany({
		where: { personId },
		orderBy: [{ at: "desc" }, { id: "desc" }],
		take: 100,
		select: { id: true, serviceName: true, keys: true, request: true, at: true, serviceId: true },
	});

/** One fact of a person; null when its key is unknown. */
export const findOwnValue = async (context: Context, personId: string, key: string): Promise<OwnValue | null> =>
	(await listOwnValues(context, personId)).find((value) => value.key === key) ?? null;
