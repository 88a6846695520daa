import { randomInt } from "node:crypto";
import { permissionRefusal } from "~/domain/accounts/permissions";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { accountOf } from "~/lib/actor";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { sign } from "~/server/sign.server";
import { CODE_ALPHABET, CODE_LENGTH, shownCode, WAITS_DAYS } from "../residence/rules";

type Letter = { code: string; fullName: string; street: string; postcode: string; town: string; expiresAt: Date };

const newCode = () =>
	Array.from({ length: CODE_LENGTH }, () => CODE_ALPHABET.charAt(randomInt(CODE_ALPHABET.length))).join("");

/** What is kept of a code: a print that only this city makes. */
export const codeHash = (proofId: string, code: string): string => sign("residence-code", `${proofId} ${code}`);

/**
 * Makes the code of a letter and answers the letter to print: the code is shown this once. Printing again makes another
 * code, and the former is worth nothing. Never for one's own home.
 */
export const printResidenceLetter = (
	context: Context,
	{ proofId }: { proofId: string },
): Promise<Result<Letter, "not-allowed" | "not-found" | "own-home">> =>
	transaction(context, async (context) => {
		const { db, now, actor } = context;
		if (permissionRefusal(actor, "residence.check")) return refuse("not-allowed");
		const proof = await db.residenceProof.findFirst({
			where: { id: proofId, method: "letter", state: { in: ["waiting", "sent"] } },
		});
		if (!proof) return refuse("not-found");
		if (proof.accountId === accountOf(actor)) return refuse("own-home");
		const code = newCode();
		const expiresAt = new Date(now.getTime() + WAITS_DAYS * 86_400_000);
		await db.residenceProof.updateMany({
			where: { id: proofId },
			data: {
				state: "sent",
				codeHash: codeHash(proofId, code),
				tries: 0,
				sentAt: now,
				expiresAt,
				decidedBy: accountOf(actor),
			},
		});
		const subject = { type: "account", id: proof.accountId };
		await recordEvent(context, { name: "residence.letter-printed", subject });
		const { fullName, street, postcode, town } = proof;
		return ok({ code: shownCode(code), fullName, street, postcode, town, expiresAt });
	});
