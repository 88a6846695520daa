import { timingSafeEqual } from "node:crypto";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import type { Context } from "~/server/context.server";
import { readForService } from "../ledger/read-for-service.server";
import { isAttributeKey } from "../ledger/rules";
import { claimsOf } from "../provider/claims.server";
import { secretHashOf } from "../provider/clients.server";
import { pseudonymOf } from "../provider/pseudonym.server";
import { handOverHash } from "./begin-hand-over.server";

type Asked = { clientId: string; secret: string; code: string };

const same = (a: string, b: string) => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/**
 * A site exchanges the code it was handed for the facts (claims as OpenID Connect writes them, and `sub`, the pseudonym of
 * its field). They are read through the ledger's door: the person sees the use. A wrong secret, a code used, expired or made
 * for another site gives nothing.
 */
export const exchangeHandOver = async (
	context: Context,
	{ clientId, secret, code }: Asked,
): Promise<Result<Record<string, unknown>, "invalid_client" | "invalid_grant">> => {
	const { db, now } = context;
	const service = await db.connectedService.findFirst({
		where: { clientId, kind: "prefill", pausedAt: null },
		select: { id: true, secretHash: true, sector: true },
	});
	if (!service?.secretHash || !same(service.secretHash, secretHashOf(secret))) return refuse("invalid_client");
	const where = { hash: handOverHash(code), serviceId: service.id, usedAt: null, expiresAt: { gt: now } };
	const [used] = await db.handOver.updateManyAndReturn({ where, data: { usedAt: now } });
	if (!used) {
		await recordEvent(context, { name: "hand-over.refused", subject: { type: "service", id: service.id } });
		return refuse("invalid_grant");
	}
	const { personId, keys, request } = used;
	const values = await readForService(context, {
		serviceId: service.id,
		personId,
		keys: keys.filter(isAttributeKey),
		request,
	});
	return ok({ sub: pseudonymOf(personId, service.sector), ...Object.assign({}, ...values.map(claimsOf)) });
};
