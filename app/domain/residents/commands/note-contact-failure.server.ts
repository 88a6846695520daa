import { newId } from "~/lib/id";
import type { Context } from "~/server/context.server";

const DAY_MS = 86_400_000;
/** Soft failures within this many days make an address dead. */
const SOFT_DAYS = 10;
const SOFT_LIMIT = 3;

type Failure = { kind: string; address: string; isPermanent: boolean };

/** A message did not arrive: for good, the address is dead at once; else three times in ten days. */
export const noteContactFailure = async (
	{ db, now }: Context,
	{ kind, address, isPermanent }: Failure,
): Promise<void> => {
	const since = new Date(now.getTime() - SOFT_DAYS * DAY_MS);
	await db.$executeRaw`
		INSERT INTO "ContactPoint" AS c (id, kind, address, shown, state, failures, "lastFailureAt", "createdAt")
		VALUES (${newId(now)}::uuid, ${kind}, ${address}, ${address}, ${isPermanent ? "dead" : "bouncing"}::"ContactState", 1, ${now}, ${now})
		ON CONFLICT (kind, address) DO UPDATE SET
			failures = CASE WHEN c."lastFailureAt" < ${since} THEN 1 ELSE c.failures + 1 END,
			"lastFailureAt" = ${now},
			state = CASE
				WHEN ${isPermanent} THEN 'dead'
				WHEN (CASE WHEN c."lastFailureAt" < ${since} THEN 1 ELSE c.failures + 1 END) >= ${SOFT_LIMIT}::int THEN 'dead'
				WHEN c.state = 'dead' THEN 'dead' ELSE 'bouncing' END::"ContactState"`;
};
