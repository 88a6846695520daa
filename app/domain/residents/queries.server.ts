import type { Context } from "~/server/context.server";
import { unsealOrNull } from "~/server/seal.server";
import { VALUE_SEAL } from "./ledger/read-for-service.server";
import type { NewsChannel } from "./schema";

/** What a person chose: a rhythm a topic by e-mail (off when never chosen), the topics of the other ways, and what they said of themselves. */
export const findPreferences = async ({ db }: Context, accountId: string) => {
	const [rows, declared] = await Promise.all([
		db.preference.findMany({
			where: { accountId, rhythm: { not: "off" } },
			select: { topic: true, channel: true, rhythm: true },
		}),
		db.declared.findUnique({ where: { accountId }, select: { areaId: true, ageBand: true, firstChannel: true } }),
	]);
	const by = (channel: NewsChannel) => rows.filter((row) => row.channel === channel);
	const topics = (channel: NewsChannel) => by(channel).map(({ topic }) => topic);
	return {
		rhythms: Object.fromEntries(by("email").map(({ topic, rhythm }) => [topic, rhythm])),
		...{ sms: topics("sms"), push: topics("push"), letter: topics("letter") },
		firstChannel: declared?.firstChannel ?? "",
		areaId: declared?.areaId ?? "",
		ageBand: declared?.ageBand ?? "",
	};
};

/** Where a person may be reached besides e-mail: their proved mobile number, and whether a checked home can get letters. */
export const findWays = async ({ db, now }: Context, accountId: string) => {
	const [phone, home, pending] = await Promise.all([
		db.contactPoint.findFirst({
			where: { kind: "phone", state: "proved", owners: { some: { accountId } } },
			select: { shown: true },
			orderBy: { provedAt: "desc" },
		}),
		db.residenceProof.findFirst({
			where: { accountId, state: "accepted" },
			select: { street: true, postcode: true, town: true },
			orderBy: { decidedAt: "desc" },
		}),
		db.phoneProof.findFirst({ where: { accountId, expiresAt: { gt: now } }, select: { phone: true } }),
	]);
	return {
		phone: phone?.shown ?? null,
		home: home ? `${home.street}, ${home.postcode} ${home.town}` : null,
		waiting: pending?.phone ?? null,
	};
};

/** A person's consents, given and withdrawn, latest first. */
export const listConsents = ({ db }: Context, accountId: string) =>
	db.consentRecord.findMany({
		where: { accountId },
		select: { id: true, topic: true, channel: true, action: true, surface: true, at: true },
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
