import { castBallot } from "../../../app/domain/ballots/commands/cast-ballot.server";
import { closeDueVotes } from "../../../app/domain/ballots/commands/close-vote.server";
import { countVote } from "../../../app/domain/ballots/commands/count-vote.server";
import { openVote } from "../../../app/domain/ballots/commands/open-vote.server";
import { addPhase } from "../../../app/domain/consultations/commands/add-phase.server";
import { createConsultation } from "../../../app/domain/consultations/commands/create-consultation.server";
import { publishConsultation } from "../../../app/domain/consultations/commands/publish-consultation.server";
import { recordPassages } from "../../../app/domain/consultations/commands/record-passages.server";
import type { MethodKey } from "../../../app/domain/consultations/methods";
import { findAreaAt } from "../../../app/domain/directory/queries/geography.server";
import { submitProposal } from "../../../app/domain/proposals/commands/submit-proposal.server";
import { supportProposal } from "../../../app/domain/proposals/commands/support-proposal.server";
import { addDays, cityDay } from "../../../app/lib/city-day";
import { newId } from "../../../app/lib/id";
import type { Context } from "../../../app/server/context.server";
import type { Demo } from "../load";
import { demoBallots, demoSupports } from "../opinions";
import { addressPoint } from "../places";
import type { DemoConsultation, DemoPhase, DemoProposal } from "../types";
import { cityMidnight, done, when } from "./moment";
import type { Cast } from "./people";
import { publishDemoResults } from "./results";

export type Stage = { context: Context; demo: Demo; cast: Cast; today: Date };

/** With this seed the first four of the closed vote are those its conclusion names (checked by demo.test.ts). */
export const BALLOTS_SEED = 396;

/** Proposal of the demonstration → its id in the city. */
export type Known = Map<string, string>;

const methodOf: Record<DemoPhase["kind"], MethodKey> = {
	information: "information",
	proposals: "proposals",
	analysis: "information",
	vote: "vote",
	results: "results",
};

const titleOf: Record<DemoPhase["kind"], string> = {
	information: "S’informer",
	proposals: "Proposer",
	analysis: "Étude par les services",
	vote: "Voter",
	results: "Ce qui est décidé",
};

const settingsFor = ({ kind }: DemoPhase, { themes, maxChoices }: DemoConsultation): Record<string, unknown> => {
	if (kind === "proposals")
		return { themes: themes.map(({ name }) => name.fr).join("\n"), supportsShown: true, supports: true };
	return kind === "vote" ? { choices: maxChoices } : {};
};

const create = async ({ context, cast, today }: Stage, consultation: DemoConsultation) => {
	const [first] = consultation.phases;
	const official = cast.officials[consultation.official] ?? cast.officials[0];
	if (!first || !official) throw new Error("A consultation needs a phase and an official");
	const before = when(context, official, today, first.startDay - 5 + 0.4);
	const area = consultation.district
		? await context.db.area.findUnique({ where: { code: consultation.district } })
		: null;
	const { id, slug } = done(
		await createConsultation(before, {
			title: consultation.title,
			summary:
				consultation.question.length < 20
					? consultation.summary
					: `${consultation.question} ${consultation.summary}`.slice(0, 400),
			body: consultation.description.join("\n\n"),
			decidedBy: `${consultation.decidedBy.who}. ${consultation.decidedBy.commitment}`.slice(0, 400),
			areaIds: area ? [area.id] : [],
			template: "empty",
			startsOn: addDays(cityDay(today), first.startDay),
			phaseTitles: {},
		}),
	);
	const phases = new Map<DemoPhase["kind"], string>();
	for (const phase of consultation.phases) {
		const { version } = await context.db.consultation.findUniqueOrThrow({ where: { id } });
		const isLast = phase === consultation.phases.at(-1);
		const added = await addPhase(before, {
			consultationId: id,
			version,
			method: methodOf[phase.kind],
			title: titleOf[phase.kind],
			description: phase.text,
			startsAt: cityMidnight(today, phase.startDay),
			endsAt: isLast ? null : cityMidnight(today, phase.endDay),
			settings: settingsFor(phase, consultation),
		});
		phases.set(phase.kind, done(added).phaseId);
	}
	const { version } = await context.db.consultation.findUniqueOrThrow({ where: { id } });
	done(await publishConsultation(before, { consultationId: id, version }));
	return { id, slug, phases, official };
};

const placeOf = ({ demo }: Stage, proposal: DemoProposal) => {
	const place = demo.places.find(({ id }) => id === proposal.place);
	if (place) return { point: place.point, address: place.name };
	const street = demo.streets.find(({ id }) => id === proposal.street);
	if (!street || proposal.number === undefined) return null;
	return { point: addressPoint(street, proposal.number), address: `${proposal.number} ${street.name}` };
};

const submit = async (
	stage: Stage,
	consultation: DemoConsultation,
	phaseId: string,
	proposal: DemoProposal,
): Promise<string> => {
	const { context, cast, today } = stage;
	const author = cast.residents[proposal.author];
	if (!author) throw new Error("A proposal has no author");
	const found = placeOf(stage, proposal);
	const [lng, lat] = found?.point ?? [0, 0];
	const area = found ? await findAreaAt(context, { lat, lng }) : null;
	const at = when(context, author, today, proposal.dayOffset + 0.35 + (proposal.author % 12) / 24);
	const theme = consultation.themes.find(({ code }) => code === proposal.theme)?.name.fr ?? null;
	const place = found ? { lat, lng, address: found.address, areaId: area?.id ?? null } : null;
	const proposalId = newId(at.now);
	done(await submitProposal(at, { phaseId, proposalId, title: proposal.title, body: proposal.body, theme, place }));
	return proposalId;
};

const support = async ({ context, cast, today }: Stage, proposals: DemoProposal[], ids: Known, lastDay: number) => {
	for (const [demoId, supporters] of demoSupports(proposals, cast.residents.length)) {
		const proposal = proposals.find(({ id }) => id === demoId);
		const proposalId = ids.get(demoId);
		if (!proposal || !proposalId) continue;
		for (const [order, index] of supporters.entries()) {
			const day = Math.min(lastDay - 0.2, -0.01, proposal.dayOffset + 0.9 + order * 0.4);
			const resident = cast.residents[index];
			if (resident) done(await supportProposal(when(context, resident, today, day), { proposalId }));
		}
	}
};

/**
 * The vote of a consultation. The database's clock decides votes, so a vote of the past is held now and its dates are then
 * put back where they were.
 */
const vote = async (
	{ context, demo, cast, today }: Stage,
	consultation: DemoConsultation,
	phaseId: string,
	ids: Known,
	official: Cast["officials"][number],
) => {
	const phase = consultation.phases.find(({ kind }) => kind === "vote");
	if (!phase) return;
	const { endsAt } = await context.db.phase.findUniqueOrThrow({ where: { id: phaseId } });
	const admitted = demo.proposals.filter(({ id }) => consultation.admitted.includes(id));
	const proposals = admitted.flatMap(({ id }) => ids.get(id) ?? []);
	const opening = {
		phaseId,
		proposals,
		plain: [],
		limit: consultation.maxChoices,
		tie: "equal" as const,
		earlyClose: false,
	};
	const { voteId } = done(await openVote(when(context, official, today, phase.startDay + 0.01), opening));
	const isPast = phase.endDay <= 0;
	if (isPast)
		await context.db.$executeRaw`UPDATE "Phase" SET "endsAt" = now() + interval '1 hour' WHERE id = ${phaseId}::uuid`;
	const options = await context.db.voteOption.findMany({ where: { voteId }, select: { id: true, proposalId: true } });
	const optionOf = new Map(options.map(({ id, proposalId }) => [proposalId, id]));
	const ballots = demoBallots(
		admitted,
		cast.residents.length,
		isPast ? 0.8 : 0.5,
		consultation.maxChoices,
		BALLOTS_SEED,
	);
	for (const [voter, chosen] of ballots) {
		const resident = cast.residents[voter];
		const choices = chosen.flatMap((id) => optionOf.get(ids.get(id) ?? "") ?? []);
		if (resident)
			done(
				await castBallot(when(context, resident, today, Math.min(-0.01, phase.startDay + 1 + (voter % 20) * 0.3)), {
					voteId,
					choices,
				}),
			);
	}
	if (!isPast) return;
	await context.db.$executeRaw`UPDATE "Phase" SET "endsAt" = ${endsAt} WHERE id = ${phaseId}::uuid`;
	const after = when(context, official, today, phase.endDay + 0.01);
	await closeDueVotes(after);
	await context.db.$executeRaw`UPDATE "Vote" SET "closedAt" = ${endsAt} WHERE id = ${voteId}::uuid`;
	await context.db
		.$executeRaw`UPDATE "Ballot" SET "castAt" = ${endsAt}::timestamptz - interval '1 day' WHERE "voteId" = ${voteId}::uuid`;
	done(await countVote(after, { voteId }));
};

/** One consultation from its draft to where it stands today. */
export const buildConsultation = async (stage: Stage, consultation: DemoConsultation): Promise<void> => {
	const { context, demo, today } = stage;
	const { id, phases, official } = await create(stage, consultation);
	const proposals = demo.proposals.filter((proposal) => proposal.consultation === consultation.id);
	const ids: Known = new Map();
	const collecting = phases.get("proposals");
	const collected = consultation.phases.find(({ kind }) => kind === "proposals");
	if (collecting && collected && collected.startDay < 0) {
		for (const proposal of proposals) ids.set(proposal.id, await submit(stage, consultation, collecting, proposal));
		await support(stage, proposals, ids, collected.endDay);
	}
	const voting = phases.get("vote");
	const started = consultation.phases.find(({ kind }) => kind === "vote");
	if (voting && started && started.startDay < 0) await vote(stage, consultation, voting, ids, official);
	await recordPassages({ ...context, now: today });
	if (consultation.results) await publishDemoResults(stage, consultation, id, ids);
};
