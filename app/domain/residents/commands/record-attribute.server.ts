import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { seal } from "~/server/seal.server";
import { VALUE_SEAL } from "../ledger/read-for-service.server";
import { type AttributeKey, CERTIFIED, type Source } from "../ledger/rules";

type Recorded = {
	personId: string;
	key: AttributeKey;
	/** As services read it: dates as 2010-05-12, numbers in digits. Empty: the person takes it back. */
	value: string;
	source: Exclude<Source, "account">;
	/** Who certified it, in words. */
	sourceName?: string;
	/** 0 declared, 1 proved, 2 seen by an agent, 3 certified by the State. */
	level?: number;
	expiresAt?: Date | null;
};

/**
 * Adds a value to the ledger; the former one stays, superseded. Refuses to replace what was certified by something less
 * sure: a certified name is never corrected by hand (linking rule 7 of the identity).
 */
export const recordAttribute = (context: Context, given: Recorded): Promise<Result<null, "certified">> =>
	transaction(context, async ({ db, now }) => {
		const { personId, key, value, source, sourceName = "", level = 0, expiresAt = null } = given;
		await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`attribute:${personId}`}, 8))`;
		const where = { personId, key, supersededAt: null };
		const before = await db.attributeValue.findFirst({ where, select: { level: true } });
		if (before && before.level >= CERTIFIED && level < before.level) return refuse("certified");
		await db.attributeValue.updateMany({ where, data: { supersededAt: now } });
		if (value === "") return ok(null);
		const sealed = seal(VALUE_SEAL, value);
		const row = { id: newId(now), personId, key, sealed, source, sourceName, level, at: now, expiresAt };
		await db.attributeValue.createMany({ data: row });
		return ok(null);
	});
