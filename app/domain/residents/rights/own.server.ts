import type { Context } from "~/server/context.server";
import { storage } from "~/server/storage.server";

/** The erasure a person is waiting for; null when there is none. */
export const findErasure = ({ db }: Context, accountId: string) =>
	db.erasure.findFirst({
		where: { accountId, cancelledAt: null, doneAt: null },
		select: { dueAt: true, askedAt: true, withdraw: true, origin: true },
	});

/** A person's exports that have not expired, latest first. */
export const listExports = ({ db, now }: Context, accountId: string) =>
	db.personalExport.findMany({
		where: { accountId, expiresAt: { gt: now } },
		orderBy: { askedAt: "desc" },
		take: 5,
		select: { id: true, askedAt: true, readyAt: true, expiresAt: true, size: true },
	});

/** The archive of an export of this person; null when it is not theirs, not ready or over. */
export const readExport = async ({ db, now }: Context, { id, accountId }: { id: string; accountId: string }) => {
	const where = { id, accountId, expiresAt: { gt: now } };
	const found = await db.personalExport.findFirst({ where, select: { storageKey: true } });
	return found?.storageKey ? storage().get(found.storageKey) : null;
};

/** Who of the staff opened something about a person, latest first. */
export const listReadings = ({ db }: Context, personId: string) =>
	db.fileReading.findMany({
		where: { personId },
		orderBy: [{ at: "desc" }, { id: "desc" }],
		take: 100,
		select: { id: true, readerName: true, what: true, reference: true, reason: true, at: true },
	});

/** What a person objects to. */
export const listObjections = async ({ db }: Context, accountId: string) =>
	(await db.objection.findMany({ where: { accountId }, select: { purpose: true } })).map(({ purpose }) => purpose);
