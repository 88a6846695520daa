import { grantResidence } from "~/domain/accounts/commands/grant-residence.server";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { accountOf } from "~/lib/actor";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { foldedCode, MOST_TRIES } from "../residence/rules";
import { codeHash } from "./print-residence-letter.server";

type Refusal = "not-allowed" | "no-letter" | "wrong-code" | "too-many-tries";

/**
 * The resident types the code of the letter: their home is checked. Each try is counted before it is judged, so that many
 * at once are many tries; after five the letter is worth nothing and another is asked for.
 */
export const enterResidenceCode = (context: Context, { code }: { code: string }): Promise<Result<null, Refusal>> =>
	transaction(context, async (context) => {
		const { db, now, actor } = context;
		const accountId = accountOf(actor);
		if (!accountId) return refuse("not-allowed");
		const [proof] = await db.$queryRaw<{ id: string; codeHash: string; tries: number }[]>`
			UPDATE "ResidenceProof" SET tries = tries + 1
			WHERE "accountId" = ${accountId}::uuid AND method = 'letter' AND state = 'sent' AND "expiresAt" > ${now}
			RETURNING id, "codeHash", tries`;
		if (!proof) return refuse("no-letter");
		const { id, tries } = proof;
		const subject = { type: "account", id: accountId };
		if (codeHash(id, foldedCode(code)) === proof.codeHash && tries <= MOST_TRIES) {
			await db.residenceProof.updateMany({
				where: { id },
				data: { state: "accepted", decidedAt: now, codeHash: null },
			});
			await grantResidence(context, { accountId, method: "letter" });
			await recordEvent(context, { name: "residence.decided", subject, details: { method: "letter", accepted: true } });
			return ok(null);
		}
		if (tries < MOST_TRIES) return refuse("wrong-code");
		await db.residenceProof.updateMany({ where: { id }, data: { state: "refused", decidedAt: now, codeHash: null } });
		await recordEvent(context, { name: "residence.decided", subject, details: { method: "letter", accepted: false } });
		return refuse("too-many-tries");
	});
