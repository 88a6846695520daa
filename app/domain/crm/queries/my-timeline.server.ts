import { findOwnAccount } from "~/domain/accounts/queries.server";
import { accountOf } from "~/lib/actor";
import type { EventName } from "~/lib/events";
import type { Context } from "~/server/context.server";
import type { TimelineKind } from "../schema";

export type TimelineEntry = {
	id: string;
	at: Date;
	kind: TimelineKind;
	/** What happened, a key of the texts: «proposed», «voted»… */
	did: "proposed" | "supported" | "voted" | "reported" | "joined" | "wrote" | "received";
	/** What it is about, in the words of whoever named it. Never what was chosen in a vote. */
	title: string;
	to: string | null;
};

/** The events that make a person's own timeline. */
const told: Partial<Record<EventName, Pick<TimelineEntry, "kind" | "did">>> = {
	"proposal.submitted": { kind: "proposals", did: "proposed" },
	"support.given": { kind: "supports", did: "supported" },
	"ballot.cast": { kind: "votes", did: "voted" },
	"report.filed": { kind: "reports", did: "reported" },
	"incident.joined": { kind: "reports", did: "joined" },
	"matter.opened": { kind: "messages", did: "wrote" },
};

const namesOf = (kind: TimelineKind | undefined) =>
	Object.entries(told).flatMap(([name, entry]) => (!kind || entry.kind === kind ? [name] : []));

const PAGE = 20;

type Asked = { kind?: TimelineKind | undefined; before?: Date | undefined };

type Subject = { title: string; to: string | null };

/** The names of what events are about: one statement per kind of thing, however many events. */
const subjectsOf = async (
	{ db }: Context,
	events: { subjectType: string; subjectId: string }[],
	language: "fr" | "en",
) => {
	const idsOf = (type: string) =>
		events.flatMap(({ subjectType, subjectId }) => (subjectType === type ? [subjectId] : []));
	const [proposals, votes, incidents, matters] = await Promise.all([
		db.proposal.findMany({ where: { id: { in: idsOf("proposal") } }, select: { id: true, title: true } }),
		db.vote.findMany({ where: { id: { in: idsOf("vote") } }, select: { id: true, consultationId: true } }),
		db.incident.findMany({
			where: { id: { in: idsOf("incident") } },
			select: { id: true, number: true, address: true, category: { select: { nameFr: true, nameEn: true } } },
		}),
		db.matter.findMany({
			where: { id: { in: idsOf("matter") } },
			select: { id: true, reference: true, subject: true },
		}),
	]);
	const consultations = await db.consultation.findMany({
		where: { id: { in: votes.map(({ consultationId }) => consultationId) } },
		select: { id: true, slug: true, title: true },
	});
	const subjects = new Map<string, Subject>();
	for (const { id, title } of proposals) subjects.set(id, { title, to: `/proposals/${id}` });
	for (const { id, consultationId } of votes) {
		const found = consultations.find((consultation) => consultation.id === consultationId);
		if (found) subjects.set(id, { title: found.title, to: `/consultations/${found.slug}` });
	}
	for (const { id, number, address, category } of incidents)
		subjects.set(id, {
			title: `${language === "en" ? category.nameEn : category.nameFr}, ${address}`,
			to: `/reports/${number}`,
		});
	for (const { id, reference, subject } of matters)
		subjects.set(id, { title: subject, to: `/me/matters/${reference}` });
	return subjects;
};

const eventsOf = async (
	context: Context,
	accountId: string,
	{ kind, before }: Asked,
	language: "fr" | "en",
): Promise<TimelineEntry[]> => {
	const events = await context.db.event.findMany({
		where: {
			OR: [{ actorId: accountId }, { forId: accountId }],
			name: { in: namesOf(kind) },
			...(before ? { at: { lt: before } } : {}),
		},
		orderBy: { at: "desc" },
		take: PAGE + 1,
		select: { id: true, name: true, subjectType: true, subjectId: true, at: true },
	});
	const subjects = await subjectsOf(context, events, language);
	return events.flatMap(({ id, name, subjectId, at }) => {
		const entry = told[name as EventName];
		const subject = subjects.get(subjectId);
		return entry && subject ? [{ id, at, ...entry, ...subject }] : [];
	});
};

const lettersOf = async ({ db }: Context, address: string, { kind, before }: Asked): Promise<TimelineEntry[]> => {
	if (kind && kind !== "messages") return [];
	const mails = await db.mail.findMany({
		where: { to: address, ...(before ? { createdAt: { lt: before } } : {}) },
		orderBy: { createdAt: "desc" },
		take: PAGE + 1,
		select: { id: true, subject: true, createdAt: true },
	});
	return mails.map(({ id, subject, createdAt }) => ({
		id,
		at: createdAt,
		kind: "messages",
		did: "received",
		title: subject,
		to: null,
	}));
};

/**
 * Everything of the person who asks, newest first: what they proposed, supported, reported, wrote, that they voted (never
 * for what), and what the city sent them. At most 20 entries, and the moment to continue from, or null.
 */
export const myTimeline = async (
	context: Context,
	asked: Asked,
	language: "fr" | "en",
): Promise<{ entries: TimelineEntry[]; next: Date | null }> => {
	const accountId = accountOf(context.actor);
	const account = await findOwnAccount(context);
	if (!accountId || !account) return { entries: [], next: null };
	const [events, letters] = await Promise.all([
		eventsOf(context, accountId, asked, language),
		// A mailbox that two people share says nothing of which of them a letter was for.
		account.email && account.ownsMailbox ? lettersOf(context, account.email, asked) : [],
	]);
	const all = [...events, ...letters].sort((a, b) => b.at.getTime() - a.at.getTime());
	const entries = all.slice(0, PAGE);
	return { entries, next: all.length > PAGE ? (entries.at(-1)?.at ?? null) : null };
};
