import { findOwnAccount } from "~/domain/accounts/queries.server";
import { accountOf } from "~/lib/actor";
import type { EventName } from "~/lib/events";
import type { Context } from "~/server/context.server";
import type { TimelineCursor, TimelineKind } from "../schema";
import { subjectsOf } from "./timeline-subjects.server";

export type TimelineEntry = {
	id: string;
	at: Date;
	kind: TimelineKind;
	/** What happened, a key of the texts: «proposed», «voted»… */
	did:
		| "proposed"
		| "supported"
		| "commented"
		| "answered"
		| "voted"
		| "reported"
		| "joined"
		| "registered"
		| "judged"
		| "asked"
		| "wrote"
		| "received";
	/** What it is about, in the words of whoever named it. Never what was chosen in a vote. */
	title: string;
	to: string | null;
};

type Told = Pick<TimelineEntry, "kind" | "did">;

/** The events that make a person's own timeline. */
const told: Partial<Record<EventName, Told>> = {
	"proposal.submitted": { kind: "proposals", did: "proposed" },
	"support.given": { kind: "supports", did: "supported" },
	"comment.posted": { kind: "debates", did: "commented" },
	"survey.answered": { kind: "debates", did: "answered" },
	"ballot.cast": { kind: "votes", did: "voted" },
	"report.filed": { kind: "reports", did: "reported" },
	"incident.joined": { kind: "reports", did: "joined" },
	"meeting.registered": { kind: "meetings", did: "registered" },
	"commitment.confirmed": { kind: "commitments", did: "judged" },
	"commitment.contested": { kind: "commitments", did: "judged" },
	"matter.opened": { kind: "messages", did: "wrote" },
};

const namesOf = (kind: TimelineKind | undefined) =>
	Object.entries(told).flatMap(([name, entry]) => {
		const isAsked = !kind || entry.kind === kind || (kind === "procedures" && name === "matter.opened");
		return isAsked ? [name] : [];
	});

const PAGE = 20;

type Asked = { kind?: TimelineKind | undefined; before?: TimelineCursor | undefined };

/** What is older than the cursor, by moment then identifier: two things of one instant are both shown, once. */
const older = (column: "at" | "createdAt", before: TimelineCursor | undefined) =>
	before ? { OR: [{ [column]: { lt: before.at } }, { [column]: before.at, id: { lt: before.id } }] } : {};

/** The requests of procedures among what a person opened: what tells «asked» from «wrote». */
const proceduresAmong = async ({ db }: Context, accountId: string): Promise<string[]> => {
	const rows = await db.matter.findMany({
		where: { linkedType: "procedure", participants: { some: { accountId } } },
		orderBy: { firstReceivedAt: "desc" },
		take: 500,
		select: { id: true },
	});
	return rows.map(({ id }) => id);
};

const listEvents = ({ db }: Context, accountId: string, { kind, before }: Asked, procedures: string[]) =>
	db.event.findMany({
		where: {
			name: { in: namesOf(kind) },
			// What one did, and what a relative did for them.
			AND: [{ OR: [{ actorId: accountId }, { forId: accountId }] }, older("at", before)],
			...(kind === "procedures" ? { subjectId: { in: procedures } } : {}),
		},
		orderBy: [{ at: "desc" }, { id: "desc" }],
		take: PAGE + 1,
		select: { id: true, name: true, subjectType: true, subjectId: true, at: true },
	});

const listLetters = async ({ db }: Context, address: string, { kind, before }: Asked) => {
	if (kind && kind !== "messages") return [];
	const mails = await db.mail.findMany({
		where: { to: address, ...older("createdAt", before) },
		orderBy: [{ createdAt: "desc" }, { id: "desc" }],
		take: PAGE + 1,
		select: { id: true, subject: true, createdAt: true },
	});
	return mails.map(({ id, subject, createdAt }) => ({ id, subject, at: createdAt }));
};

const newestFirst = (a: TimelineCursor, b: TimelineCursor) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1);

type Line = Awaited<ReturnType<typeof listEvents>>[number] | Awaited<ReturnType<typeof listLetters>>[number];

const named = async (context: Context, lines: Line[], procedures: string[], language: "fr" | "en") => {
	const subjects = await subjectsOf(
		context,
		lines.filter((line) => "subjectId" in line),
		language,
	);
	return lines.flatMap((line): TimelineEntry[] => {
		const { id, at } = line;
		if ("subject" in line) return [{ id, at, kind: "messages", did: "received", title: line.subject, to: null }];
		const subject = subjects.get(line.subjectId);
		const isProcedure = procedures.includes(line.subjectId);
		const entry: Told | undefined = isProcedure ? { kind: "procedures", did: "asked" } : told[line.name as EventName];
		return entry && subject ? [{ id, at, ...entry, ...subject }] : [];
	});
};

/**
 * Everything of the person who asks, newest first: what they asked, proposed, supported, said, reported, wrote, the meetings
 * they registered for, that they voted (never for what), and what the city sent them. At most 20 entries, and where to
 * continue from, or null.
 */
export const myTimeline = async (
	context: Context,
	asked: Asked,
	language: "fr" | "en",
): Promise<{ entries: TimelineEntry[]; next: TimelineCursor | null }> => {
	const accountId = accountOf(context.actor);
	const account = await findOwnAccount(context);
	if (!accountId || !account) return { entries: [], next: null };
	const procedures = await proceduresAmong(context, accountId);
	const [events, letters] = await Promise.all([
		listEvents(context, accountId, asked, procedures),
		// A mailbox that two people share says nothing of which of them a letter was for.
		account.email && account.ownsMailbox ? listLetters(context, account.email, asked) : [],
	]);
	const all: Line[] = [...events, ...letters].sort(newestFirst);
	const lines = all.slice(0, PAGE);
	const last = lines.at(-1);
	const entries = await named(context, lines, procedures, language);
	return { entries, next: all.length > PAGE && last ? { at: last.at, id: last.id } : null };
};
