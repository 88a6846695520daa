import { generateKeyPairSync, randomUUID } from "node:crypto";
import type { JWK } from "oidc-provider";
import { type Context, systemContext, transaction } from "~/server/context.server";
import { seal, unseal } from "~/server/seal.server";

const SEAL = "provider key";

const DAY = 86_400_000;

/** A key signs for ninety days; the next is published a day before, so that every site knows it when it begins. */
const SIGNS = 90 * DAY;
const AHEAD = DAY;
/** How long an old key stays published: longer than any token it signed. */
const AFTER = 2 * DAY;

const newKey = (now: Date, signsFrom: Date) => {
	const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
	const id = randomUUID();
	const jwk = { ...privateKey.export({ format: "jwk" }), kid: id, alg: "RS256", use: "sig" };
	return { id, sealed: seal(SEAL, JSON.stringify(jwk)), createdAt: now, signsFrom, endsAt: null };
};

/**
 * Keeps the provider's keys in turn: makes the first, the next when the present one nears its end, and removes those that
 * signed nothing still valid. Safe to repeat and to run twice at once.
 */
export const turnProviderKeys = (context: Context): Promise<void> =>
	transaction(context, async ({ db, now }) => {
		await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('provider keys', 9))`;
		const [latest] = await db.providerKey.findMany({ orderBy: { signsFrom: "desc" }, take: 1 });
		if (!latest) {
			await db.providerKey.createMany({ data: newKey(now, now) });
		} else if (now.getTime() > latest.signsFrom.getTime() + SIGNS - AHEAD) {
			const next = newKey(now, new Date(now.getTime() + AHEAD));
			await db.providerKey.createMany({ data: next });
			const endsAt = new Date(next.signsFrom.getTime() + AFTER);
			await db.providerKey.updateMany({ where: { endsAt: null, id: { not: next.id } }, data: { endsAt } });
		}
		await db.providerKey.deleteMany({ where: { endsAt: { lt: now } } });
	});

/** The keys to publish, the one that signs first. Makes the first key of a new city. */
export const listProviderKeys = async (context: Context = systemContext()): Promise<JWK[]> => {
	const { db, now } = context;
	const find = () => db.providerKey.findMany({ orderBy: { signsFrom: "desc" } });
	let rows = await find();
	if (rows.length === 0) {
		await turnProviderKeys(context);
		rows = await find();
	}
	const signing = rows.find(({ signsFrom }) => signsFrom <= now);
	const ordered = [...rows.filter((row) => row === signing), ...rows.filter((row) => row !== signing)];
	return ordered.map(({ sealed }) => JSON.parse(unseal(SEAL, sealed)) as JWK);
};
