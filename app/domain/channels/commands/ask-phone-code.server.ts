import { randomInt } from "node:crypto";
import { permissionRefusal } from "~/domain/accounts/permissions";
import { accountOf } from "~/lib/actor";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { sign } from "~/server/sign.server";
import { toGsm } from "../rules/gsm";
import { phoneKey } from "../rules/words";
import { queueDelivery } from "./queue-deliveries.server";

/** A code is worth fifteen minutes; three may be asked for in a day, so that nobody's telephone is made to ring by others. */
const LASTS_MS = 15 * 60_000;
const DAY_MS = 86_400_000;
const MOST_ASKED = 3;

export const phoneCodeHash = (accountId: string, phone: string, code: string): string =>
	sign("phone-code", `${accountId} ${phone} ${code}`);

export type PhoneRefusal = "not-allowed" | "not-a-mobile" | "too-many-codes";

/** French numbers that receive SMS begin with 06 or 07 (numbering plan of the ARCEP); others are left to their countries. */
const isMobile = (phone: string) => !phone.startsWith("+33") || /^\+33[67]/.test(phone);

type Input = { phone: string; words: (code: string) => string };

/** Sends a code to the mobile number a person says is theirs. Refuses what is no mobile number, and a fourth code in a day. */
export const askPhoneCode = (context: Context, { phone: typed, words }: Input): Promise<Result<null, PhoneRefusal>> =>
	transaction(context, async (context) => {
		const { db, now, actor } = context;
		const accountId = accountOf(actor);
		if (permissionRefusal(actor, "preferences.own") || !accountId) return refuse("not-allowed");
		const phone = phoneKey(typed);
		if (!phone || !isMobile(phone)) return refuse("not-a-mobile");
		await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`phone:${accountId}`}, 7))`;
		const before = await db.phoneProof.findUnique({ where: { accountId } });
		const isSameDay = before !== null && now.getTime() - before.createdAt.getTime() < DAY_MS;
		if (isSameDay && before.asked >= MOST_ASKED) return refuse("too-many-codes");
		const code = String(randomInt(1_000_000)).padStart(6, "0");
		const row = {
			...{ phone, codeHash: phoneCodeHash(accountId, phone, code), tries: 0 },
			...{ expiresAt: new Date(now.getTime() + LASTS_MS), asked: isSameDay ? before.asked + 1 : 1 },
			createdAt: isSameDay ? before.createdAt : now,
		};
		await db.phoneProof.upsert({ where: { accountId }, create: { accountId, ...row }, update: row });
		await queueDelivery(context, {
			...{ key: `phone-code:${newId(now)}`, purpose: "code", messageId: accountId, contactPointId: null },
			...{ address: phone, channel: "sms", text: toGsm(words(code)), holdUntil: null },
		});
		return ok(null);
	});
