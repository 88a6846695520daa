import { silentAmong } from "~/domain/residents/suppression.server";
import { isLanguage, type Language } from "~/i18n/languages";
import type { Context } from "~/server/context.server";
import type { Address, Recipient, ReplyChannel } from "./rules/planner";

export type Reader = Recipient & { participantId: string; accountId: string | null; name: string; language: Language };

/** The channel that reaches a kind of contact point. */
const CHANNEL: Record<string, ReplyChannel> = { email: "email", phone: "sms" };

type Point = { id: string; kind: string; address: string; shown: string; state: Address["state"]; rank: number };

const ownPoints = async ({ db }: Context, accountIds: string[]) => {
	const rows = await db.contactPointOwner.findMany({
		where: { accountId: { in: accountIds } },
		select: { accountId: true, rank: true, contactPoint: true },
	});
	return rows.map(({ accountId, rank, contactPoint }) => ({ accountId, ...contactPoint, rank }));
};

const lastChannels = async ({ db }: Context, matterId: string) => {
	const rows = await db.message.findMany({
		where: { matterId, direction: "in" },
		select: { authorId: true, contactPointId: true, channel: true },
		orderBy: [{ at: "desc" }, { id: "desc" }],
		take: 50,
	});
	return rows;
};

const participantsOf = ({ db }: Context, matterId: string) =>
	db.matterParticipant.findMany({
		where: { matterId, role: { in: ["author", "carer"] } },
		select: { id: true, accountId: true, contactPointId: true, name: true },
		orderBy: { id: "asc" },
	});

/** One person once, even when two joined matters both name them. */
const once = <One extends { accountId: string | null; contactPointId: string | null }>(all: One[]): One[] => {
	const seen = new Set<string>();
	return all.filter(({ accountId, contactPointId }) => {
		const who = accountId ?? contactPointId ?? "";
		return seen.has(who) ? false : seen.add(who);
	});
};

/** The people an answer in this matter is for, with every address they may be reached at. */
export const readersOf = async (
	context: Context,
	matter: { id: string; wishedChannel: string | null },
): Promise<Reader[]> => {
	const { db } = context;
	const participants = once(await participantsOf(context, matter.id));
	const accountIds = participants.flatMap(({ accountId }) => accountId ?? []);
	const pointIds = participants.flatMap(({ contactPointId }) => contactPointId ?? []);
	const [accounts, own, used, last] = await Promise.all([
		db.account.findMany({ where: { id: { in: accountIds } }, select: { id: true, language: true } }),
		ownPoints(context, accountIds),
		db.contactPoint.findMany({ where: { id: { in: pointIds } } }),
		lastChannels(context, matter.id),
	]);
	const silent = await silentAmong(context, [...own, ...used], "service");
	const usedIds = new Set([...pointIds, ...last.flatMap(({ contactPointId }) => contactPointId ?? [])]);
	const address = ({ id, kind, address, state, rank }: Point): Address[] => {
		const channel = CHANNEL[kind];
		if (!channel) return [];
		const isSuppressed = silent.has(address);
		return [{ contactPointId: id, channel, address, state, rank, usedHere: usedIds.has(id), isSuppressed }];
	};
	return participants.map(({ id, accountId, contactPointId, name }) => {
		const points = new Map<string, Point>();
		for (const point of used) if (point.id === contactPointId) points.set(point.id, { ...point, rank: 5 });
		for (const point of own) if (point.accountId === accountId) points.set(point.id, point);
		const latest = last.find((one) => (accountId ? one.authorId === accountId : one.contactPointId === contactPointId));
		const language = accounts.find((account) => account.id === accountId)?.language;
		return {
			...{ participantId: id, accountId, name, hasAccount: accountId !== null },
			language: isLanguage(language) ? language : "fr",
			addresses: [...points.values()].flatMap(address),
			wished: matter.wishedChannel as ReplyChannel | null,
			last: (latest?.channel ?? null) as ReplyChannel | null,
		};
	});
};
