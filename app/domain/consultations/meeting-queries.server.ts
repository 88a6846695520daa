import { accountOf } from "~/lib/actor";
import type { Context } from "~/server/context.server";
import type { Prisma } from "~/server/prisma/client";
import { meetingsRefusal } from "./meeting-rules";

const cardSelect = {
	id: true,
	consultationId: true,
	title: true,
	startsAt: true,
	endsAt: true,
	address: true,
	seats: true,
	taken: true,
	state: true,
	minutesAt: true,
	onlineUrl: true,
} as const satisfies Prisma.MeetingSelect;

const card = ({ onlineUrl, ...meeting }: Prisma.MeetingGetPayload<{ select: typeof cardSelect }>) => ({
	...meeting,
	isOnline: onlineUrl !== null,
});

export type MeetingCardData = ReturnType<typeof card>;

const visibleTo = ({ actor }: Context): Prisma.MeetingWhereInput =>
	meetingsRefusal(actor) ? { state: { not: "draft" } } : {};

/** The most meetings a page shows. */
const MOST = 100;

/** Public meetings to come (soonest first) or past (latest first), of a consultation or of the whole city. */
export const listMeetings = async (
	context: Context,
	{ when, consultationId }: { when: "coming" | "past"; consultationId?: string },
): Promise<MeetingCardData[]> => {
	const { db, now } = context;
	const rows = await db.meeting.findMany({
		where: {
			state: { not: "draft" },
			endsAt: when === "coming" ? { gt: now } : { lte: now },
			...(consultationId ? { consultationId } : {}),
		},
		orderBy: { startsAt: when === "coming" ? "asc" : "desc" },
		select: cardSelect,
		take: MOST,
	});
	return rows.map(card);
};

/** Every meeting, drafts too, the latest first: for those who prepare them. */
export const listAllMeetings = async ({ db }: Context): Promise<MeetingCardData[]> =>
	(await db.meeting.findMany({ orderBy: { startsAt: "desc" }, select: cardSelect, take: MOST })).map(card);

/** What the person asking has: a seat, a rank on the waiting list (from 1), or nothing. */
const placeAt = async ({ db, actor }: Context, meetingId: string) => {
	const accountId = accountOf(actor);
	const mine = accountId
		? await db.registration.findUnique({ where: { meetingId_accountId: { meetingId, accountId } } })
		: null;
	if (!mine) return null;
	if (mine.seatedAt) return { seated: true, rank: null };
	const before = await db.registration.count({ where: { meetingId, seatedAt: null, at: { lt: mine.at } } });
	return { seated: false, rank: before + 1 };
};

/** A meeting with its consultation and what the person asking has; the address online only for those who have a seat (or prepare meetings). Null when absent. */
export const findMeeting = async (context: Context, id: string) => {
	const { db, actor } = context;
	const meeting = await db.meeting.findFirst({ where: { AND: [{ id }, visibleTo(context)] } });
	if (!meeting) return null;
	const [mine, consultation, contributions] = await Promise.all([
		placeAt(context, id),
		meeting.consultationId
			? db.consultation.findFirst({
					where: { id: meeting.consultationId, state: { not: "draft" } },
					select: { id: true, slug: true, title: true },
				})
			: null,
		db.meetingContribution.findMany({ where: { meetingId: id }, select: { proposalId: true } }),
	]);
	const maySeeLink = mine?.seated || meeting.seats === null || !meetingsRefusal(actor);
	return {
		...meeting,
		isOnline: meeting.onlineUrl !== null,
		onlineUrl: maySeeLink ? meeting.onlineUrl : null,
		...{ mine, consultation, proposalIds: contributions.map(({ proposalId }) => proposalId) },
	};
};

export type FoundMeeting = NonNullable<Awaited<ReturnType<typeof findMeeting>>>;

/** Who registered, seats first, in order of arrival; for those who prepare the meeting. */
export const listRegistrations = async ({ db }: Context, meetingId: string) => {
	const rows = await db.registration.findMany({
		where: { meetingId },
		select: { accountId: true, seatedAt: true, cameAt: true },
		orderBy: [{ seatedAt: { sort: "asc", nulls: "last" } }, { at: "asc" }],
		take: 2_000,
	});
	const accounts = await db.account.findMany({
		where: { id: { in: rows.map(({ accountId }) => accountId) } },
		select: { id: true, displayName: true },
	});
	const names = new Map(accounts.map(({ id, displayName }) => [id, displayName]));
	return rows.map((row) => ({ ...row, name: names.get(row.accountId) ?? "" }));
};

/** The meetings to come for which the person asking is registered. */
export const listMyMeetings = async ({ db, now, actor }: Context) => {
	const accountId = accountOf(actor);
	if (!accountId) return [];
	const rows = await db.registration.findMany({
		where: { accountId, meeting: { state: "published", endsAt: { gt: now } } },
		select: { seatedAt: true, meeting: { select: cardSelect } },
		orderBy: { meeting: { startsAt: "asc" } },
	});
	return rows.map(({ seatedAt, meeting }) => ({ ...card(meeting), seated: seatedAt !== null }));
};
