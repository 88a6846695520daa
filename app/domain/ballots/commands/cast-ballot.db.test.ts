import { describe, expect, it } from "vitest";
import { visitor } from "~/lib/actor";
import { newId } from "~/lib/id";
import { db } from "~/server/db.server";
import { testContext } from "~/test/database";
import { aResident, aStaffMember, aVote, votingNow } from "~/test/factories";
import { castBallot } from "./cast-ballot.server";
import { closeDueVotes, closeVote } from "./close-vote.server";
import { eraseBallot } from "./erase-ballot.server";

const city = () => testContext(undefined, votingNow());
const HOUR = 3_600_000;
const inHours = (hours: number) => new Date(Date.now() + hours * HOUR);
const ballots = () => db().ballot.findMany({ orderBy: { castAt: "asc" } });
const voteEvents = () =>
	db().event.findMany({ where: { name: { startsWith: "ballot." } }, orderBy: [{ at: "asc" }, { id: "asc" }] });

const aVoter = async () => {
	const actor = await aResident(city());
	return () => ({ ...city(), actor });
};

describe("casting a ballot", () => {
	it("stores it, and says that someone voted, never for what", async () => {
		const vote = await aVote(city());
		const voter = await aVoter();
		const choices = vote.options.slice(0, 2);
		expect(await castBallot(voter(), { voteId: vote.id, choices })).toEqual({ ok: true, value: null });

		const [ballot] = await ballots();
		expect([...(ballot?.choices ?? [])].sort()).toEqual([...choices].sort());
		const events = await voteEvents();
		expect(events.map(({ name }) => name)).toEqual(["ballot.cast"]);
		for (const option of vote.options) expect(JSON.stringify(events)).not.toContain(option);
	});

	it("replaces the ballot until the close: the last one counts", async () => {
		const vote = await aVote(city());
		const voter = await aVoter();
		for (const option of vote.options.slice(0, 3)) await castBallot(voter(), { voteId: vote.id, choices: [option] });
		expect((await ballots()).map(({ choices }) => choices)).toEqual([[vote.options[2]]]);
		expect((await voteEvents()).map(({ name }) => name)).toEqual(["ballot.cast", "ballot.changed", "ballot.changed"]);
	});

	it("counts one of 200 identical votes sent at once", async () => {
		const vote = await aVote(city());
		const voter = await aVoter();
		const choices = vote.options.slice(0, 1);
		const answers = await Promise.all(
			Array.from({ length: 200 }, () => castBallot(voter(), { voteId: vote.id, choices })),
		);
		expect(answers.every(({ ok }) => ok)).toBe(true);
		expect(await ballots()).toHaveLength(1);
		expect(await voteEvents()).toHaveLength(1);
	});

	it("leaves one of 60 different votes sent at once by the same person", async () => {
		const vote = await aVote(city(), { options: 60 });
		const voter = await aVoter();
		await Promise.all(vote.options.map((option) => castBallot(voter(), { voteId: vote.id, choices: [option] })));
		expect(await ballots()).toHaveLength(1);
	});

	it.each([
		["names an option of another vote", "unknown-option", (own: string[], other: string[]) => [own[0], other[0]]],
		["names an option twice", "option-twice", (own: string[]) => [own[0], own[0]]],
		["holds too many choices", "too-many-choices", (own: string[]) => own.slice(0, 3)],
		["is empty", "too-few-choices", () => []],
	])("refuses whole a ballot that %s, and the voter can still vote", async (_, reason, make) => {
		const vote = await aVote(city());
		const other = await aVote(city());
		const voter = await aVoter();
		const choices = make(vote.options, other.options) as string[];
		expect(await castBallot(voter(), { voteId: vote.id, choices })).toEqual({ ok: false, reason });
		expect(await ballots()).toEqual([]);
		expect(await castBallot(voter(), { voteId: vote.id, choices: vote.options.slice(0, 1) })).toMatchObject({
			ok: true,
		});
	});

	it("refuses a visitor, an unconfirmed account and staff", async () => {
		const vote = await aVote(city());
		const choices = vote.options.slice(0, 1);
		const cast = (actor: Parameters<typeof testContext>[0]) =>
			castBallot(testContext(actor, votingNow()), { voteId: vote.id, choices });
		expect(await cast(visitor)).toEqual({ ok: false, reason: "sign-in-needed" });
		expect(await cast(await aResident(city(), { confirmed: false }))).toMatchObject({ reason: "confirmation-needed" });
		expect(await cast(await aStaffMember(city(), "admin"))).toMatchObject({ reason: "not-allowed" });
		expect(await ballots()).toEqual([]);
	});

	it("follows the database's clock, not that of the web server", async () => {
		const over = await aVote(city(), { phase: { startsAt: inHours(-2), endsAt: inHours(0.0005) } });
		const future = await aVote(city(), { phase: { startsAt: inHours(1), endsAt: inHours(2) } });
		await new Promise((done) => setTimeout(done, 2_000));
		const actor = await aResident(city());
		const yesterday = testContext(actor, inHours(-1));
		const tomorrow = testContext(actor, inHours(1.5));
		expect(await castBallot(yesterday, { voteId: over.id, choices: over.options.slice(0, 1) })).toEqual({
			ok: false,
			reason: "phase-closed",
		});
		expect(await castBallot(tomorrow, { voteId: future.id, choices: future.options.slice(0, 1) })).toEqual({
			ok: false,
			reason: "phase-upcoming",
		});
	});

	it("refuses a vote that does not exist", async () => {
		const voter = await aVoter();
		expect(await castBallot(voter(), { voteId: newId(votingNow()), choices: [] })).toEqual({
			ok: false,
			reason: "vote-absent",
		});
	});
});

describe("taking a ballot back", () => {
	it("leaves nothing of it, and the person can vote again", async () => {
		const vote = await aVote(city());
		const voter = await aVoter();
		await castBallot(voter(), { voteId: vote.id, choices: vote.options.slice(0, 1) });
		expect(await eraseBallot(voter(), { voteId: vote.id })).toMatchObject({ ok: true });
		expect(await eraseBallot(voter(), { voteId: vote.id })).toMatchObject({ ok: true });
		expect(await ballots()).toEqual([]);
		expect((await voteEvents()).map(({ name }) => name)).toEqual(["ballot.cast", "ballot.erased"]);
		await castBallot(voter(), { voteId: vote.id, choices: vote.options.slice(1, 2) });
		expect(await ballots()).toHaveLength(1);
	});

	it("is refused once the vote is closed", async () => {
		const vote = await aVote(city(), { earlyClose: true });
		const voter = await aVoter();
		await castBallot(voter(), { voteId: vote.id, choices: vote.options.slice(0, 1) });
		await closeVote(city(), { voteId: vote.id, reason: "Les salles ferment plus tôt que prévu." });
		expect(await eraseBallot(voter(), { voteId: vote.id })).toEqual({ ok: false, reason: "vote-closed" });
		expect(await ballots()).toHaveLength(1);
	});
});

describe("closing under writers", () => {
	it("keeps every acknowledged ballot and lets none in afterwards", async () => {
		const vote = await aVote(city(), { earlyClose: true });
		const voters = await Promise.all(Array.from({ length: 300 }, aVoter));
		let acknowledged = 0;
		let closedAt = Number.POSITIVE_INFINITY;
		let late = 0;
		const writing = voters.map(async (voter, number) => {
			await new Promise((done) => setTimeout(done, number * 3));
			const begun = performance.now();
			const answer = await castBallot(voter(), { voteId: vote.id, choices: vote.options.slice(0, 1) });
			if (answer.ok) acknowledged += 1;
			if (answer.ok && begun > closedAt) late += 1;
		});
		await new Promise((done) => setTimeout(done, 150));
		await closeVote(city(), { voteId: vote.id, reason: "Les salles ferment plus tôt que prévu." });
		closedAt = performance.now();
		await Promise.all(writing);
		const tooLate = await aVoter();
		expect(await castBallot(tooLate(), { voteId: vote.id, choices: vote.options.slice(0, 1) })).toMatchObject({
			ok: false,
		});
		expect(await ballots()).toHaveLength(acknowledged);
		expect(late).toBe(0);
		expect(acknowledged).toBeGreaterThan(0);
	});

	it("happens once at the end of the phase, however many workers run", async () => {
		await aVote(city(), { phase: { startsAt: inHours(-2), endsAt: inHours(0.0003) } });
		await new Promise((done) => setTimeout(done, 1_200));
		const closings = await Promise.all(Array.from({ length: 8 }, () => closeDueVotes(city())));
		expect(closings.reduce((sum, one) => sum + one, 0)).toBe(1);
	});

	it("before the end is refused when the rules do not allow it", async () => {
		const vote = await aVote(city());
		expect(await closeVote(city(), { voteId: vote.id, reason: "Les salles ferment plus tôt." })).toEqual({
			ok: false,
			reason: "not-in-rules",
		});
	});
});
