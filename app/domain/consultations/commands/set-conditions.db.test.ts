import { describe, expect, it } from "vitest";
import { castBallot } from "~/domain/ballots/commands/cast-ballot.server";
import { postComment } from "~/domain/debates/commands/post-comment.server";
import { submitProposal } from "~/domain/proposals/commands/submit-proposal.server";
import { recordAttribute } from "~/domain/residents/commands/record-attribute.server";
import type { Actor } from "~/lib/actor";
import { newId } from "~/lib/id";
import { db } from "~/server/db.server";
import { testContext } from "~/test/database";
import { aConsultation, aResident, aStaffMember, aVote, votingNow } from "~/test/factories";
import { type Conditions, noCondition } from "../conditions";
import { setConditions } from "./set-conditions.server";

const city = () => testContext(undefined, votingNow());
const as = (actor: Actor) => ({ ...city(), actor });

const ask = async (phaseId: string, conditions: Conditions) => {
	const { consultationId } = await db().phase.findUniqueOrThrow({ where: { id: phaseId } });
	const { version } = await db().consultation.findUniqueOrThrow({ where: { id: consultationId } });
	return setConditions(as(await aStaffMember(city(), "admin")), { phaseId, version, conditions });
};

const anArea = (name: string) =>
	db().area.create({
		data: { code: name, name, geometry: {}, west: 0, east: 1, south: 0, north: 1 },
		select: { id: true },
	});

const anOpenPhase = async () => {
	const [phase] = (await aConsultation(city())).phases;
	return phase ?? { id: "" };
};

const proposalIn = (phaseId: string) => ({
	...{ phaseId, proposalId: newId(votingNow()), title: "Un banc", body: "Devant l’école.", theme: null, place: null },
});

describe("conditions of a phase", () => {
	it("keep a proposal from who has not shown what is asked, and let in who has", async () => {
		const { id } = await anOpenPhase();
		expect(await ask(id, { submit: { ...noCondition, residence: true } })).toMatchObject({ ok: true });
		const actor = await aResident(city());
		expect(await submitProposal(as(actor), proposalIn(id))).toEqual({ ok: false, reason: "residence-needed" });
		const assurance = { identity: 2, authentication: 1, residence: true } as const;
		expect(await submitProposal(as({ ...actor, assurance } as Actor), proposalIn(id))).toMatchObject({ ok: true });
	});

	it("ask the district declared in the preferences, and comments apart from proposals", async () => {
		const { id } = await anOpenPhase();
		const [here, there] = [await anArea("Halles"), await anArea("Docks")];
		await ask(id, { comment: { ...noCondition, areaIds: [here.id] } });
		const actor = await aResident(city());
		const proposal = proposalIn(id);
		await submitProposal(as(actor), proposal);
		const comment = () =>
			postComment(as(actor), {
				...{
					subject: { type: "proposal" as const, id: proposal.proposalId },
					phaseId: id,
					commentId: newId(votingNow()),
				},
				...{ parentId: null, stance: "neutral" as const, body: "Bonne idée.", quote: "", association: "" },
			});
		const accountId = "accountId" in actor ? actor.accountId : "";
		const live = (areaId: string) =>
			db().declared.upsert({
				where: { accountId },
				create: { accountId, areaId, changedAt: votingNow() },
				update: { areaId },
			});
		expect(await comment()).toEqual({ ok: false, reason: "area-needed" });
		await live(there.id);
		expect(await comment()).toEqual({ ok: false, reason: "other-area" });
		await live(here.id);
		expect(await comment()).toMatchObject({ ok: true });
	});

	it("keep a ballot out, whatever rules a process remembers, and stand once the vote is prepared", async () => {
		const vote = await aVote(city());
		const { phaseId } = await db().vote.findUniqueOrThrow({ where: { id: vote.id } });
		const choices = vote.options.slice(0, 1);
		const actor = await aResident(city());
		const early = await aResident(city());
		// The process has read the rules before the city asks for an age.
		expect(await castBallot(as(actor), { voteId: vote.id, choices: ["not-an-id"] })).toMatchObject({ ok: false });
		await db().phase.update({
			where: { id: phaseId },
			data: { conditions: { vote: { ...noCondition, ageFrom: 16 } } },
		});
		expect(await castBallot(as(early), { voteId: vote.id, choices })).toEqual({ ok: false, reason: "age-needed" });
		const personId = "accountId" in actor ? actor.accountId : "";
		const born = (value: string) => recordAttribute(city(), { personId, key: "birth.date", value, source: "declared" });
		await born("2020-01-01");
		expect(await castBallot(as(actor), { voteId: vote.id, choices })).toEqual({ ok: false, reason: "other-age" });
		await born("1960-01-01");
		expect(await castBallot(as(actor), { voteId: vote.id, choices })).toEqual({ ok: true, value: null });
		expect(await ask(phaseId, {})).toEqual({ ok: false, reason: "settings-frozen" });
	});

	it("are the administrator's to set, on the version they read", async () => {
		const { id } = await anOpenPhase();
		const set = (actor: Actor, version: number) => setConditions(as(actor), { phaseId: id, version, conditions: {} });
		expect(await set(await aResident(city()), 1)).toEqual({ ok: false, reason: "not-allowed" });
		expect(await set(await aStaffMember(city(), "admin"), 99)).toEqual({ ok: false, reason: "stale-version" });
	});
});
