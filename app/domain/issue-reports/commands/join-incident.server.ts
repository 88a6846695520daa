import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { accountOf } from "~/lib/actor";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import type { Photo } from "../kept-photos.server";
import { mayJoin } from "../policy";
import { askConfirmation, confirmation } from "./ask-confirmation.server";
import { writeEvent } from "./write-event.server";
import { writePhotos } from "./write-photos.server";

type Testimony = {
	number: number;
	formKey: string;
	text: string;
	photos?: Photo[];
	/** Of who has no account: their testimony counts once they have confirmed it. */
	email?: string | null;
	language?: "fr" | "en";
};

export type Joined = { joined: boolean; isVerified: boolean };

/** What this person, or this form, has already said of the incident. */
const findMine = async (
	{ db, actor }: Context,
	incidentId: string,
	{ formKey, email }: Testimony,
): Promise<{ verifiedAt: Date | null } | null> => {
	const accountId = accountOf(actor);
	const select = { verifiedAt: true };
	const sent = await db.report.findUnique({ where: { formKey }, select });
	if (sent) return sent;
	if (accountId) return db.report.findFirst({ where: { incidentId, accountId }, select });
	const byAddress = { incidentId, email: { equals: email ?? "", mode: "insensitive" as const } };
	return db.report.findFirst({ where: { ...byAddress, verifiedAt: { not: null } }, select });
};

/** One more person has seen it: their testimony counts from now on. */
export const countTestimony = async (context: Context, incidentId: string): Promise<void> => {
	await context.db.incident.updateMany({ where: { id: incidentId }, data: { reportCount: { increment: 1 } } });
	await writeEvent(context, { incidentId, kind: "joined" });
	await recordEvent(context, { name: "incident.joined", subject: { type: "incident", id: incidentId } });
};

const writeTestimony = async (context: Context, incidentId: string, testimony: Testimony) => {
	const { db, actor, now } = context;
	const accountId = accountOf(actor);
	const { formKey, text, language = "fr", photos = [], number } = testimony;
	const link = accountId ? null : confirmation(formKey);
	const email = accountId ? null : (testimony.email ?? null);
	const id = newId(now);
	const verifiedAt = link ? null : now;
	const confirmHash = link?.hash ?? null;
	const own = { id, incidentId, filedOnId: incidentId, accountId, email, language, channel: "web", text, formKey };
	await db.report.createMany({ data: { ...own, createdAt: now, verifiedAt, confirmHash } });
	await writePhotos(context, { incidentId, reportId: id, photos, isHidden: link !== null });
	if (!link) await countTestimony(context, incidentId);
	else if (email) await askConfirmation(context, { formKey, email, language, text, number }, link.secret);
	return { joined: true, isVerified: link === null };
};

/**
 * «Me too»: adds one's own testimony (words, photos) to an open incident, and follows it. Once per person: a second one
 * adds nothing. Without an account it waits, unseen, for the confirmation of an e-mail address. Refuses an incident that
 * is closed, or that does not exist; a visitor without an address.
 */
export const joinIncident = (
	context: Context,
	testimony: Testimony,
): Promise<Result<Joined, "not-found" | "closed" | "email-needed">> =>
	transaction(context, async (context) => {
		const [incident] = await context.db.$queryRaw<{ id: string; state: Parameters<typeof mayJoin>[0] }[]>`
			SELECT id, state::text AS state FROM "Incident" WHERE number = ${testimony.number} AND state NOT IN ('unverified', 'hidden', 'duplicate') FOR UPDATE`;
		if (!incident) return refuse("not-found");
		if (!mayJoin(incident.state)) return refuse("closed");
		if (!accountOf(context.actor) && !testimony.email) return refuse("email-needed");
		const mine = await findMine(context, incident.id, testimony);
		if (mine) return ok({ joined: false, isVerified: mine.verifiedAt !== null });
		return ok(await writeTestimony(context, incident.id, testimony));
	});
