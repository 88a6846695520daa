import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { settingsOf, themesOf } from "~/domain/consultations/methods";
import { type ParticipationRefusal, participationRefusal } from "~/domain/consultations/policy";
import { findPhase } from "~/domain/consultations/queries.server";
import { isTooFast, lockWriter } from "~/domain/debates/standing.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { lockPerson } from "../lock.server";
import type { Place } from "../place.server";

type Input = {
	phaseId: string;
	proposalId: string;
	title: string;
	body: string;
	theme: string | null;
	place: Place | null;
	/** What it answers to the questions of the phase. */
	replies?: { questionId: string; values: string[] }[];
};

type Refusal = ParticipationRefusal | "absent" | "theme-unknown" | "place-needed" | "limit-reached" | "too-fast";

const countOwn = ({ db }: Context, phaseId: string, authorId: string) =>
	db.proposal.count({ where: { phaseId, authorId, state: "published" } });

const write = async (
	{ actor, now, db }: Context,
	consultationId: string,
	{ proposalId, phaseId, title, body, theme, place, replies = [], isHeld }: Input & { isHeld: boolean },
): Promise<number> => {
	const author = actor.kind === "resident" ? { authorId: actor.accountId, authorName: actor.name } : { authorName: "" };
	const text = { title, body };
	const { number } = await db.proposal.create({
		data: {
			...{ id: proposalId, consultationId, phaseId, ...author, ...text, theme, ...place },
			...{ state: "published", createdAt: now, publishedAt: now },
			// Read by a moderator first: out of sight until then.
			hiddenAt: isHeld ? now : null,
			versions: { create: { version: 1, ...text, at: now } },
		},
		select: { number: true },
	});
	await db.proposalReply.createMany({ data: replies.map((reply) => ({ ...reply, proposalId })) });
	await db.proposalDraft.deleteMany({ where: { id: proposalId } });
	return number;
};

/**
 * Publishes a proposal of a resident in a phase, in the place of their draft of the same id if there is one. The same
 * `proposalId` sent twice makes one proposal.
 * Where the phase asks for it, it waits for a moderator, out of sight.
 * Refuses what the phase refuses, a theme the phase does not offer, a missing place where one is needed, more proposals
 * than the phase allows a person, and more contributions in an hour or a day than the trust in them allows, however many
 * are sent in parallel.
 */
export const submitProposal = (
	context: Context,
	input: Input,
): Promise<Result<{ proposalId: string; number: number; isHeld: boolean }, Refusal>> =>
	transaction(context, async (context) => {
		const { actor, now, db } = context;
		const { phaseId, proposalId, theme, place } = input;
		const phase = await findPhase(context, phaseId);
		if (!phase) return refuse("absent");
		const refusal = participationRefusal(actor, phase, "submit", now);
		if (refusal) return refuse(refusal);
		if (actor.kind !== "resident") return refuse("not-allowed");
		const settings = settingsOf("proposals", phase.settings);
		const themes = themesOf(settings);
		if (themes.length > 0 && !themes.includes(theme ?? "")) return refuse("theme-unknown");
		if (settings.placeNeeded && !place) return refuse("place-needed");
		await lockPerson(context, phaseId, actor.accountId);
		const known = await db.proposal.findUnique({ where: { id: proposalId }, select: { authorId: true, number: true } });
		const isHeld = settings.moderateFirst;
		if (known)
			return known.authorId === actor.accountId ? ok({ proposalId, number: known.number, isHeld }) : refuse("absent");
		const limit = settings.proposalsPerPerson;
		if (limit !== null && (await countOwn(context, phaseId, actor.accountId)) >= limit) return refuse("limit-reached");
		await lockWriter(context, actor.accountId);
		if (await isTooFast(context)) return refuse("too-fast");
		const number = await write(context, phase.consultationId, {
			...input,
			theme: themes.length > 0 ? theme : null,
			isHeld,
		});
		await recordEvent(context, {
			name: "proposal.submitted",
			subject: { type: "proposal", id: proposalId },
			details: { phaseId, consultationId: phase.consultationId, number },
		});
		if (isHeld) await recordEvent(context, { name: "proposal.held", subject: { type: "proposal", id: proposalId } });
		return ok({ proposalId, number, isHeld });
	});
