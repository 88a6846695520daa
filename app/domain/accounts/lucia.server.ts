import { createHash } from "node:crypto";
import { type Adapter, type DatabaseSession, Lucia, TimeSpan } from "lucia";
import type { Role } from "~/lib/actor";
import { db } from "~/server/db.server";
import { env } from "~/server/env.server";

type SessionAttributes = { createdAt: Date; lastSeenAt: Date; device: string };
type UserAttributes = { displayName: string; role: Role; office: string | null; confirmedAt: Date | null };

declare module "lucia" {
	interface Register {
		Lucia: ReturnType<typeof lucia>;
		DatabaseSessionAttributes: SessionAttributes;
		DatabaseUserAttributes: UserAttributes;
	}
}

/** The name of a session in the database: a leaked table opens no account. */
export const sessionHash = (token: string) => createHash("sha256").update(token).digest("hex");

type Row = UserAttributes & SessionAttributes & { id: string; accountId: string; expiresAt: Date };

/** Lucia's port to our tables. The published Prisma adapter stores session ids in clear and stops at Prisma 5. */
const adapter: Adapter = {
	getSessionAndUser: async (token) => {
		// One indexed query a request: session and account in a single join.
		const [row] = await db().$queryRaw<Row[]>`
			SELECT s.id, s."accountId", s."expiresAt", s."createdAt", s."lastSeenAt", s.device,
				a."displayName", a.role::text AS role, a.office, a."confirmedAt"
			FROM "Session" s JOIN "Account" a ON a.id = s."accountId" WHERE s.id = ${sessionHash(token)}`;
		if (!row) return [null, null];
		const { accountId, expiresAt, createdAt, lastSeenAt, device, ...rest } = row;
		const { displayName, role, office, confirmedAt } = rest;
		return [
			{ id: token, userId: accountId, expiresAt, attributes: { createdAt, lastSeenAt, device } },
			{ id: accountId, attributes: { displayName, role, office, confirmedAt } },
		];
	},
	getUserSessions: async (accountId) => {
		const rows = await db().session.findMany({ where: { accountId } });
		return rows.map(
			({ id, expiresAt, accountId, ...attributes }): DatabaseSession => ({
				id,
				userId: accountId,
				expiresAt,
				attributes,
			}),
		);
	},
	setSession: async ({ id, userId, expiresAt, attributes }) => {
		await db().session.create({ data: { id: sessionHash(id), accountId: userId, expiresAt, ...attributes } });
	},
	updateSessionExpiration: async (token, expiresAt) => {
		await db().session.updateMany({ where: { id: sessionHash(token) }, data: { expiresAt } });
	},
	deleteSession: async (token) => {
		await db().session.deleteMany({ where: { id: sessionHash(token) } });
	},
	deleteUserSessions: async (accountId) => {
		await db().session.deleteMany({ where: { accountId } });
	},
	deleteExpiredSessions: async () => {
		await db().session.deleteMany({ where: { expiresAt: { lt: new Date() } } });
	},
};

const SESSION_DAYS = 30;

const make = () => {
	const secure = env().PUBLIC_URL.startsWith("https://");
	return new Lucia(adapter, {
		sessionExpiresIn: new TimeSpan(SESSION_DAYS, "d"),
		sessionCookie: {
			name: secure ? "__Host-parvis" : "parvis",
			attributes: { secure, sameSite: "lax", path: "/" },
		},
		getSessionAttributes: (attributes) => attributes,
		getUserAttributes: (attributes) => attributes,
	});
};

let instance: ReturnType<typeof make> | undefined;

export const lucia = () => {
	instance ??= make();
	return instance;
};
