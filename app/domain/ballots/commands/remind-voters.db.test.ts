import { describe, expect, it } from "vitest";
import { objectTo } from "~/domain/residents/commands/object-to.server";
import { db } from "~/server/db.server";
import { testContext } from "~/test/database";
import { aBudget, aResident, votingNow } from "~/test/factories";
import { readTurnout } from "../queries/box.server";
import { castBallot } from "./cast-ballot.server";
import { remindVoters } from "./remind-voters.server";

const city = () => testContext(undefined, votingNow());
const system = () => ({ ...city(), actor: { kind: "system" as const } });

const wantsNews = (accountId: string) =>
	db().preference.create({
		data: { accountId, topic: "participation", channel: "email", rhythm: "weekly", changedAt: new Date() },
	});

const ending = (phaseId: string, hours: number) =>
	db().$executeRaw`UPDATE "Phase" SET "endsAt" = now() + make_interval(hours => ${hours}) WHERE id = ${phaseId}::uuid`;

describe("the reminder of a vote", () => {
	it("goes once to those who asked for news and are not on the roll, in the last two days only; no event says to whom", async () => {
		const vote = await aBudget(city());
		const [silent, voter, quiet] = [await aResident(city()), await aResident(city()), await aResident(city())];
		await wantsNews(silent.accountId);
		await wantsNews(voter.accountId);
		await castBallot({ ...city(), actor: voter }, { voteId: vote.id, choices: vote.options.slice(0, 1) });
		const events = await db().event.count();

		await ending(vote.phase.id, 72);
		await remindVoters(system());
		expect(await db().mail.count()).toBe(0);

		await ending(vote.phase.id, 40);
		await remindVoters(system());
		await Promise.all([remindVoters(system()), remindVoters(system())]);
		const { email } = await db().account.findUniqueOrThrow({ where: { id: silent.accountId } });
		expect((await db().mail.findMany({ select: { to: true } })).map(({ to }) => to)).toEqual([email]);
		expect(quiet.accountId).not.toBe(silent.accountId);
		expect(await db().event.count()).toBe(events);
	});
});

describe("a person who objects to what the city does unasked", () => {
	it("is not reminded of a vote", async () => {
		const vote = await aBudget(city());
		const silent = await aResident(city());
		await wantsNews(silent.accountId);
		await objectTo(city(), { accountId: silent.accountId, purposes: ["proactive"] });
		await ending(vote.phase.id, 40);
		await remindVoters(system());
		expect(await db().mail.count()).toBe(0);
	});

	it("counts in a vote, but in no figure by district or age when they object to statistics", async () => {
		const vote = await aBudget(city());
		for (const objects of [false, true])
			for (let count = 0; count < 10; count += 1) {
				const voter = await aResident(city());
				await db().declared.create({ data: { accountId: voter.accountId, ageBand: "25-39", changedAt: new Date() } });
				await castBallot({ ...city(), actor: voter }, { voteId: vote.id, choices: vote.options.slice(0, 1) });
				if (objects) await objectTo(city(), { accountId: voter.accountId, purposes: ["statistics"] });
			}
		const turnout = await readTurnout(city(), vote.id);
		expect(turnout.ages).toEqual([{ band: "25-39", voters: 10 }]);
		expect(turnout.unknown.ages).toBe(10);
	});
});
