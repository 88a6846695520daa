import type { Context } from "~/server/context.server";
import { unsealOrNull } from "~/server/seal.server";
import { VALUE_SEAL } from "../ledger/read-for-service.server";
import type { AttributeKey } from "../ledger/rules";
import { recordAttribute } from "./record-attribute.server";

/** What a state identity says of a person, as it came: the register's values (rnipp_*) before the provider's. */
export type StateClaims = {
	given_name?: string | undefined;
	given_name_array?: string[] | undefined;
	family_name?: string | undefined;
	birthdate?: string | undefined;
	rnipp_given_name?: string | undefined;
	rnipp_family_name?: string | undefined;
	rnipp_birthdate?: string | undefined;
};

/** Certified by the State. */
const LEVEL = 3;

/** Incomplete dates («1949-00-00») are no date. */
const wholeDate = (text: string | undefined) =>
	text && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined;

const factsOf = (claims: StateClaims): [AttributeKey, string | undefined][] => [
	["name.given", claims.rnipp_given_name ?? claims.given_name_array?.join(" ") ?? claims.given_name],
	["name.family", claims.rnipp_family_name ?? claims.family_name],
	["birth.date", wholeDate(claims.rnipp_birthdate) ?? wholeDate(claims.birthdate)],
];

/**
 * Writes in the ledger what FranceConnect certified: given names, family name, birth date. A value already there with the
 * same certainty is left as it is, so that each sign-in writes only what changed.
 */
export const recordStateIdentity = async (
	context: Context,
	{ personId, claims }: { personId: string; claims: StateClaims },
): Promise<void> => {
	const keys = factsOf(claims).map(([key]) => key);
	const rows = await context.db.attributeValue.findMany({
		where: { personId, key: { in: keys }, supersededAt: null },
		select: { key: true, sealed: true, level: true },
	});
	const known = new Map(
		rows.map(({ key, sealed, level }) => [key, level >= LEVEL && unsealOrNull(VALUE_SEAL, sealed)]),
	);
	for (const [key, value] of factsOf(claims)) {
		if (!value || known.get(key) === value) continue;
		const from = { source: "franceconnect" as const, sourceName: "FranceConnect", level: LEVEL };
		await recordAttribute(context, { personId, key, value, ...from });
	}
};
