import { createHash } from "node:crypto";
import { type Adapter, type DatabaseSession, Lucia, TimeSpan } from "lucia";
import type { Role } from "~/lib/actor";
import { db } from "~/server/db.server";
import { env } from "~/server/env.server";

export type SessionStage = "full" | "second_factor" | "enrolment";

type SessionAttributes = {
	createdAt: Date;
	lastSeenAt: Date;
	device: string;
	stage: SessionStage;
	strength: number;
	method: string;
	provedAt: Date | null;
	/** Read with the session only at sign-out. */
	idToken?: string | null;
	actingFor: string | null;
};
type UserAttributes = {
	displayName: string;
	role: Role;
	office: string | null;
	isConfirmed: boolean;
	level: number;
	residence: boolean;
	actingForName: string | null;
};

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
		// One query a request, by indexes alone: session, account, what was proved of the person, and whom they act for.
		const [row] = await db().$queryRaw<Row[]>`
			/* session */ SELECT s.id, s."accountId", s."expiresAt", s."createdAt", s."lastSeenAt", s.device,
				s.stage::text AS stage, s.strength, s.method, s."provedAt", p.id AS "actingFor", p.name AS "actingForName",
				a."displayName", a.role::text AS role, a.office,
				a."confirmedAt" IS NOT NULL OR a."identifiedAt" IS NOT NULL AS "isConfirmed", f.level, f.residence
			FROM "Session" s JOIN "Account" a ON a.id = s."accountId"
			CROSS JOIN LATERAL (
				SELECT coalesce(max(e.level), 0)::int AS level, coalesce(bool_or(e.kind = 'residence'), false) AS residence
				FROM "AssuranceEvent" e WHERE e."accountId" = a.id AND e."revokedAt" IS NULL
					AND (e."expiresAt" IS NULL OR e."expiresAt" > now())) f
			LEFT JOIN "PersonLink" l ON l."helperId" = a.id AND l."personId" = s."actingFor"
				AND l."acceptedAt" IS NOT NULL AND (l."endsAt" IS NULL OR l."endsAt" > now())
			LEFT JOIN "Person" p ON p.id = l."personId"
			WHERE s.id = ${sessionHash(token)}`;
		if (!row) return [null, null];
		const { id: _, accountId, expiresAt, createdAt, lastSeenAt, device, stage, strength, ...rest } = row;
		const { method, provedAt, actingFor, ...user } = rest;
		const attributes = { createdAt, lastSeenAt, device, stage, strength, method, provedAt, actingFor };
		return [
			{ id: token, userId: accountId, expiresAt, attributes },
			{ id: accountId, attributes: user },
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
