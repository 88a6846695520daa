import { silentAmong } from "~/domain/residents/suppression.server";
import { isLanguage, type Language } from "~/i18n/languages";
import type { Context } from "~/server/context.server";
import type { Address, Recipient, ReplyChannel } from "./rules/planner";

export type Reader = Recipient & { participantId: string; accountId: string | null; name: string; language: Language };

/** The channel that reaches a kind of contact point. */
const CHANNEL: Record<string, ReplyChannel> = {
	...{ email: "email", phone: "sms", postal: "letter" },
	...{ mastodon: "mastodon", bluesky: "bluesky", matrix: "matrix" },
};

/** What answers a message that came in by another way than it goes out. */
const ANSWERED_BY: Record<string, ReplyChannel> = { phone: "call", post: "letter" };

/** French numbers that receive no SMS: those that do not begin with 06 or 07 (numbering plan of the ARCEP). */
const isLandline = (address: string) => /^\+33(?![67])/.test(address);

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
		select: { id: true, accountId: true, contactPointId: true, otherPoints: true, name: true },
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
	const pointIds = participants.flatMap(({ contactPointId, otherPoints }) => [
		...(contactPointId ? [contactPointId] : []),
		...otherPoints,
	]);
	const [accounts, own, used, last] = await Promise.all([
		db.account.findMany({ where: { id: { in: accountIds } }, select: { id: true, language: true } }),
		ownPoints(context, accountIds),
		db.contactPoint.findMany({ where: { id: { in: pointIds } } }),
		lastChannels(context, matter.id),
	]);
	const told = await db.pushSubscription.groupBy({ by: ["accountId"], where: { accountId: { in: accountIds } } });
	const silent = await silentAmong(context, [...own, ...used], "service");
	const usedIds = new Set([...pointIds, ...last.flatMap(({ contactPointId }) => contactPointId ?? [])]);
	const wished = matter.wishedChannel as ReplyChannel | null;
	const address = ({ id, kind, address, shown, state, rank }: Point): Address[] => {
		const isCalled = kind === "phone" && (wished === "call" || isLandline(address));
		const channel = isCalled ? "call" : CHANNEL[kind];
		if (!channel) return [];
		const isSuppressed = silent.has(address);
		const written = kind === "postal" ? shown : address;
		return [{ contactPointId: id, channel, address: written, state, rank, usedHere: usedIds.has(id), isSuppressed }];
	};
	return participants.map(({ id, accountId, contactPointId, otherPoints, name }) => {
		const points = new Map<string, Point>();
		const given = [contactPointId, ...otherPoints];
		for (const point of used) if (given.includes(point.id)) points.set(point.id, { ...point, rank: 5 });
		for (const point of own) if (point.accountId === accountId) points.set(point.id, point);
		const latest = last.find((one) => (accountId ? one.authorId === accountId : one.contactPointId === contactPointId));
		const language = accounts.find((account) => account.id === accountId)?.language;
		return {
			...{ participantId: id, accountId, name, hasAccount: accountId !== null },
			hasPush: told.some((one) => one.accountId === accountId),
			language: isLanguage(language) ? language : "fr",
			addresses: [...points.values()].flatMap(address),
			wished,
			last: latest ? (ANSWERED_BY[latest.channel] ?? (latest.channel as ReplyChannel)) : null,
		};
	});
};
