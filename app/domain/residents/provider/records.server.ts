import type { Adapter, AdapterPayload } from "oidc-provider";
import { db } from "~/server/db.server";
import type { Prisma } from "~/server/prisma/client";
import { clientOf } from "./clients.server";

const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000);

const payloadOf = (row: { payload: Prisma.JsonValue; consumedAt: Date | null } | null) =>
	row
		? ({
				...(row.payload as AdapterPayload),
				...(row.consumedAt ? { consumed: Math.floor(row.consumedAt.getTime() / 1000) } : {}),
			} as AdapterPayload)
		: undefined;

const isUuid = (text: unknown): text is string => typeof text === "string" && /^[0-9a-f-]{36}$/.test(text);

/** What a code or token has in common with its grant: withdrawing one removes all. */
const columnsOf = ({
	accountId,
	clientId,
	grantId,
	uid,
	session,
}: AdapterPayload & { session?: { accountId?: string } }) => ({
	accountId: isUuid(accountId) ? accountId : isUuid(session?.accountId) ? session.accountId : null,
	clientId: typeof clientId === "string" ? clientId : null,
	grantId: typeof grantId === "string" ? grantId : null,
	uid: typeof uid === "string" ? uid : null,
});

/** Where the OpenID provider keeps one kind of things: rows of Postgres. Clients are the registered services. */
export const recordsOf = (kind: string): Adapter => {
	if (kind === "Client") return clientOf;
	const where = (id: string) => ({ kind_id: { kind, id } });
	const living = () => ({ OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }] });
	return {
		upsert: async (id, payload, expiresIn) => {
			const row = {
				payload: payload as Prisma.InputJsonObject,
				...columnsOf(payload),
				expiresAt: expiresIn ? inSeconds(expiresIn) : null,
			};
			await db().providerRecord.upsert({ where: where(id), create: { kind, id, ...row }, update: row });
		},
		find: async (id) => payloadOf(await db().providerRecord.findFirst({ where: { kind, id, ...living() } })),
		findByUid: async (uid) => payloadOf(await db().providerRecord.findFirst({ where: { kind, uid, ...living() } })),
		findByUserCode: async () => undefined,
		consume: async (id) => {
			// The first wins: the same code sent twice at once serves once.
			const used = await db().providerRecord.updateMany({
				where: { kind, id, consumedAt: null },
				data: { consumedAt: new Date() },
			});
			if (used.count === 0) throw new Error("already consumed");
		},
		destroy: async (id) => {
			await db().providerRecord.deleteMany({ where: { kind, id } });
		},
		revokeByGrantId: async (grantId) => {
			await db().providerRecord.deleteMany({ where: { grantId } });
		},
	};
};
