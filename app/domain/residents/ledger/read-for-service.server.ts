import { newId } from "~/lib/id";
import type { Context } from "~/server/context.server";
import { db } from "~/server/db.server";
import { dbAs } from "~/server/roles.server";
import { unseal } from "~/server/seal.server";
import type { AttributeKey, Source } from "./rules";

export const VALUE_SEAL = "attribute value";

export type ReadValue = {
	key: AttributeKey;
	value: string;
	source: Source;
	sourceName: string;
	level: number;
	at: Date;
};

type Row = Omit<ReadValue, "value"> & { sealed: string | null; plain: string | null };

let hasRole: Promise<boolean> | undefined;

/** Through a role that sees no table, where the database lets the city have one. */
const reader = async () => {
	hasRole ??= db().$queryRaw<{ has: boolean }[]>`
		SELECT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'parvis_reader' AND pg_has_role(current_user, oid, 'USAGE')) AS has`.then(
		([row]) => row?.has === true,
	);
	return (await hasRole) ? dbAs("parvis_reader") : db();
};

type Asked = { serviceId: string; personId: string; keys: AttributeKey[]; request: string };

/**
 * What a service may know of a person, at this moment, among `keys`: the one door to the ledger for services. The database
 * answers what the contract in force allows (and, for a site of its own, what the person accepted) and writes the use in the
 * same statement: «who used my data» shows it. `request` says for what: a sign-in, the reference of a form.
 */
export const readForService = async ({ now }: Context, asked: Asked): Promise<ReadValue[]> => {
	const { serviceId, personId, keys, request } = asked;
	const rows = await (await reader()).$queryRaw<Row[]>`
		SELECT key, sealed, plain, source, "sourceName", level, at FROM read_attributes(${serviceId}::uuid, ${personId}::uuid,
			${keys}::text[], ${request}, ${newId(now)}::uuid, ${now}::timestamptz)`;
	return rows.map(({ sealed, plain, ...row }) => ({
		...row,
		value: sealed === null ? (plain ?? "") : unseal(VALUE_SEAL, sealed),
	}));
};
