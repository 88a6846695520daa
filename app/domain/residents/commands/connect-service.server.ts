import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { crossesWall } from "../ledger/rules";
import { keysOfScopes } from "../provider/claims.server";

/** The words of the consent page; changed together with them. */
export const CONNECT_WORDING = "connect-2026-11";

type Accepted = {
	accountId: string;
	clientId: string;
	scopes: string[];
	/** The facts whose box the person ticked. */
	ticked: string[];
};

/**
 * A person accepts what a service asks: facts its contract requires, and those they ticked. Refuses when a required fact lies
 * across a wall between sectors and its box is not ticked. The consent log keeps the proof.
 */
export const connectService = (
	context: Context,
	{ accountId, clientId, scopes, ticked }: Accepted,
): Promise<Result<{ linkId: string }, "no-such-service" | "tick-needed">> =>
	transaction(context, async (context) => {
		const { db, now } = context;
		const service = await db.connectedService.findFirst({
			where: { clientId, pausedAt: null },
			select: { id: true, sector: true, contractVersion: true, contracts: { select: { key: true, required: true } } },
		});
		if (!service) return refuse("no-such-service");
		const asked = keysOfScopes(
			service.contracts.map(({ key }) => key),
			scopes,
		);
		const required = new Set(service.contracts.filter(({ required }) => required).map(({ key }) => key));
		const needsBox = (key: (typeof asked)[number]) => !required.has(key) || crossesWall(key, service.sector);
		const keys = asked.filter((key) => !needsBox(key) || ticked.includes(key));
		if (asked.some((key) => required.has(key) && !keys.includes(key))) return refuse("tick-needed");
		await db.serviceLink.updateMany({
			where: { serviceId: service.id, accountId, withdrawnAt: null },
			data: { withdrawnAt: now },
		});
		await db.providerRecord.deleteMany({ where: { accountId, clientId, kind: "Grant" } });
		const id = newId(now);
		const { contractVersion } = service;
		const link = { id, serviceId: service.id, accountId, keys, scopes, contractVersion, givenAt: now };
		await db.serviceLink.createMany({ data: link });
		const crossing = keys.filter((key) => crossesWall(key, service.sector));
		const entries = [
			{ topic: `service:${clientId}` },
			...crossing.map((key) => ({ topic: `reuse:${key}:${clientId}` })),
		];
		await db.consentRecord.createMany({
			data: entries.map(({ topic }) => ({
				...{ id: newId(now), accountId, topic, channel: "openid", action: "given", at: now },
				...{ wording: CONNECT_WORDING, surface: "connect" },
			})),
		});
		await recordEvent(context, {
			name: "service.connected",
			subject: { type: "service", id: service.id },
			details: { keys },
		});
		return ok({ linkId: id });
	});
