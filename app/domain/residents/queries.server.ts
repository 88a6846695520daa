import type { Context } from "~/server/context.server";
import { unsealOrNull } from "~/server/seal.server";
import { VALUE_SEAL } from "./ledger/read-for-service.server";

/** The addresses a person may be reached at, in their order of preference. */
export const listContactPoints = async ({ db }: Context, accountId: string) => {
	const rows = await db.contactPointOwner.findMany({
		where: { accountId },
		select: { rank: true, contactPoint: { select: { id: true, kind: true, address: true, shown: true, state: true } } },
		orderBy: [{ rank: "asc" }, { contactPointId: "asc" }],
	});
	return rows.map(({ rank, contactPoint }) => ({ rank, ...contactPoint }));
};

/** What a person chose: a rhythm a topic (off when never chosen), and what they said of themselves. */
export const findPreferences = async ({ db }: Context, accountId: string) => {
	const [rows, declared] = await Promise.all([
		db.preference.findMany({ where: { accountId, channel: "email" }, select: { topic: true, rhythm: true } }),
		db.declared.findUnique({ where: { accountId }, select: { areaId: true, ageBand: true } }),
	]);
	return {
		rhythms: Object.fromEntries(rows.map(({ topic, rhythm }) => [topic, rhythm])),
		areaId: declared?.areaId ?? "",
		ageBand: declared?.ageBand ?? "",
	};
};

/** A person's consents, given and withdrawn, latest first. */
export const listConsents = ({ db }: Context, accountId: string) =>
	db.consentRecord.findMany({
		where: { accountId },
		select: { id: true, topic: true, action: true, surface: true, at: true },
		orderBy: [{ at: "desc" }, { id: "desc" }],
		take: 100,
	});

/**
 * Where a person lives and when they were born, from what they proved, else declared: district of the checked home or the
 * one chosen in the preferences, birth date of the ledger (2010-05-12), age band. For their own requests alone.
 */
export const findOwnHome = async ({ db }: Context, accountId: string) => {
	const [declared, proof, birth] = await Promise.all([
		db.declared.findUnique({ where: { accountId }, select: { areaId: true, ageBand: true } }),
		db.residenceProof.findFirst({
			where: { accountId, state: "accepted", areaId: { not: null } },
			select: { areaId: true },
			orderBy: { decidedAt: "desc" },
		}),
		db.attributeValue.findFirst({
			where: { personId: accountId, key: "birth.date", supersededAt: null },
			select: { sealed: true },
		}),
	]);
	return {
		areaId: proof?.areaId ?? declared?.areaId ?? null,
		birthDate: birth ? unsealOrNull(VALUE_SEAL, birth.sealed) : null,
		ageBand: declared?.ageBand ?? null,
	};
};
