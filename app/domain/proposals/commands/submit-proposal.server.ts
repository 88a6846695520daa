import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { settingsOf, themesOf } from "~/domain/consultations/methods";
import { type ParticipationRefusal, participationRefusal } from "~/domain/consultations/policy";
import { findPhase } from "~/domain/consultations/queries.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { lockPerson } from "../lock.server";

type Input = {
	phaseId: string;
	proposalId: string;
	title: string;
	body: string;
	theme: string | null;
	place: { lat: number; lng: number; address: string | null; areaId: string | null } | null;
};

type Refusal = ParticipationRefusal | "absent" | "theme-unknown" | "place-needed" | "limit-reached";

const countOwn = ({ db }: Context, phaseId: string, authorId: string) =>
	db.proposal.count({ where: { phaseId, authorId, state: "published" } });

/**
 * Publishes a proposal of a resident in a phase. The same `proposalId` sent twice makes one proposal.
 * Where the phase asks for it, it waits for a moderator, out of sight.
 * Refuses what the phase refuses, a theme the phase does not offer, a missing place where one is needed, and more
 * proposals than the phase allows a person, however many are sent in parallel.
 */
export const submitProposal = (
	context: Context,
	{ phaseId, proposalId, title, body, theme, place }: Input,
): Promise<Result<{ proposalId: string; number: number; isHeld: boolean }, Refusal>> =>
	transaction(context, async (context) => {
		const { actor, now, db } = context;
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
		const text = { title, body };
		const { number } = await db.proposal.create({
			data: {
				id: proposalId,
				consultationId: phase.consultationId,
				phaseId,
				authorId: actor.accountId,
				authorName: actor.name,
				...text,
				theme: themes.length > 0 ? theme : null,
				...place,
				state: "published",
				createdAt: now,
				publishedAt: now,
				// Read by a moderator first: out of sight until then.
				hiddenAt: isHeld ? now : null,
				versions: { create: { version: 1, ...text, at: now } },
			},
			select: { number: true },
		});
		await recordEvent(context, {
			name: "proposal.submitted",
			subject: { type: "proposal", id: proposalId },
			details: { phaseId, consultationId: phase.consultationId, number },
		});
		if (isHeld) await recordEvent(context, { name: "proposal.held", subject: { type: "proposal", id: proposalId } });
		return ok({ proposalId, number, isHeld });
	});
