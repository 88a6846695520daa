import { describe, expect, it } from "vitest";
import { castBallot } from "~/domain/ballots/commands/cast-ballot.server";
import { closeVote } from "~/domain/ballots/commands/close-vote.server";
import { countVote } from "~/domain/ballots/commands/count-vote.server";
import { db } from "~/server/db.server";
import { testContext, waitingJobs } from "~/test/database";
import { aConsultation, aProposal, aResident, aStaffMember, aVote, votingNow } from "~/test/factories";
import { findResults } from "../queries.server";
import { publishResults } from "./publish-results.server";
import { tellParticipants } from "./tell-participants.server";
import { writeResults } from "./write-results.server";

const city = () => testContext(undefined, votingNow());
const anOfficial = async () => ({ ...city(), actor: await aStaffMember(city(), "elected") });
const conclusion = "La ville plantera vingt arbres place du Marché dès l’automne prochain.";
const written = { conclusion, items: [], others: "Le budget de cette année ne le permet pas." };

/** A vote with three ballots, closed and counted. */
const aCountedVote = async () => {
	const vote = await aVote(city(), { earlyClose: true });
	const voters = [];
	for (let count = 0; count < 3; count += 1) {
		const actor = await aResident(city());
		voters.push(actor.accountId);
		await castBallot({ ...city(), actor }, { voteId: vote.id, choices: vote.options.slice(0, 1) });
	}
	await closeVote(city(), { voteId: vote.id, reason: "Tout le monde a voté." });
	await countVote(city(), { voteId: vote.id });
	return { ...vote, voters, consultationId: vote.consultation.id, slug: vote.consultation.slug };
};

const keys = async () => (await db().mail.findMany({ select: { key: true } })).map(({ key }) => key);

const tellJobs = async () =>
	(await waitingJobs())
		.filter(({ name }) => name === "tell-participants")
		.map(({ payload }) => payload as { publicationId: string; after: string | null });

describe("publishing results", () => {
	it("shows nothing before, then figures, conclusion and answers, for ever", async () => {
		const { consultationId, slug, options } = await aCountedVote();
		const official = await anOfficial();
		await writeResults(official, { consultationId, ...written });
		expect(await findResults(city(), slug)).toMatchObject({ publication: null });

		expect(await publishResults(official, { consultationId, reason: "" })).toEqual({ ok: true, value: { version: 1 } });
		const found = await findResults(city(), slug);
		expect(found?.publication).toMatchObject({ version: 1, conclusion, publisherName: official.actor.name });
		expect(found?.publication?.figures.vote?.lines[0]).toMatchObject({ id: options[0], votes: 3, rank: 1 });
		expect(found?.publication?.decisions).toHaveLength(4);
		await expect(db().publicationVersion.updateMany({ data: { conclusion: "Autre" } })).rejects.toThrow(/public/);
	});

	it("is refused while the vote is open, uncounted, without conclusion, or with a proposal unanswered", async () => {
		const open = await aVote(city());
		const official = await anOfficial();
		const publish = (consultationId: string) => publishResults(official, { consultationId, reason: "" });
		expect(await publish(open.consultation.id)).toMatchObject({ reason: "no-conclusion" });
		await writeResults(official, { consultationId: open.consultation.id, ...written });
		expect(await publish(open.consultation.id)).toMatchObject({ reason: "vote-open" });
		const { consultationId } = await aCountedVote();
		await writeResults(official, { consultationId, ...written, others: "" });
		expect(await publish(consultationId)).toMatchObject({ reason: "decision-missing" });
		await writeResults(official, { consultationId, ...written, conclusion: "Bravo." });
		expect(await publish(consultationId)).toMatchObject({ reason: "no-conclusion" });
	});

	it("belongs to officials and administrators", async () => {
		const { consultationId } = await aCountedVote();
		for (const actor of [
			await aResident(city()),
			await aStaffMember(city(), "agent"),
			await aStaffMember(city(), "moderator"),
		]) {
			expect(await writeResults({ ...city(), actor }, { consultationId, ...written })).toMatchObject({ ok: false });
			expect(await publishResults({ ...city(), actor }, { consultationId, reason: "" })).toMatchObject({ ok: false });
		}
	});

	it("happens once however often the button is pressed, and a correction says what changed and writes to nobody", async () => {
		const { consultationId } = await aCountedVote();
		const official = await anOfficial();
		await writeResults(official, { consultationId, ...written });
		const pressed = await Promise.all(
			Array.from({ length: 5 }, () => publishResults(official, { consultationId, reason: "" })),
		);
		expect(pressed.filter(({ ok }) => ok)).toHaveLength(1);
		expect(await tellJobs()).toHaveLength(1);
		await publishResults(official, { consultationId, reason: "Le budget a été précisé." });
		expect(await db().publicationVersion.count()).toBe(2);
		expect(await tellJobs()).toHaveLength(1);
	});
});

describe("telling those who took part", () => {
	it("writes once to each author, supporter and voter, however often the job runs", async () => {
		const { consultationId, phase, voters } = await aCountedVote();
		const author = await aResident(city());
		const supporter = await aResident(city());
		const stranger = await aConsultation(city());
		await aProposal(city(), stranger.phases[0] ?? phase);
		const proposal = await aProposal(city(), phase, { authorId: author.accountId });
		for (const accountId of [supporter.accountId, author.accountId])
			await db().support.createMany({
				data: { proposalId: proposal.id, accountId, phaseId: phase.id, at: votingNow() },
			});
		const official = await anOfficial();
		await writeResults(official, { consultationId, ...written });
		await publishResults(official, { consultationId, reason: "" });
		const [job] = await tellJobs();
		if (!job) throw new Error("nobody is told");
		await Promise.all([1, 2, 3].map(() => tellParticipants(city(), job)));
		await tellParticipants(city(), job);
		const told = [author.accountId, supporter.accountId, ...voters];
		expect((await keys()).sort()).toEqual(told.map((id) => `results:${job.publicationId}:${id}`).sort());
		const letters = await db().mail.findMany({ select: { text: true } });
		for (const { text } of letters) expect(text).not.toMatch(/Option \d/);
	});

	it("reaches everyone across batches, though the worker is killed between and in the middle of them", async () => {
		const { consultationId, id: voteId, options, voters } = await aCountedVote();
		const official = await anOfficial();
		const residents = [];
		for (let count = 0; count < 700; count += 1) residents.push((await aResident(city())).accountId);
		await db().$executeRaw`
			INSERT INTO "Ballot" ("voteId", "voterId", choices, "castAt")
			SELECT ${voteId}::uuid, id, ${options.slice(0, 1)}::uuid[], now() FROM unnest(${residents}::uuid[]) AS id`;
		await writeResults(official, { consultationId, ...written });
		await publishResults(official, { consultationId, reason: "" });
		// Killed: the transaction of a batch is undone after its letters were queued.
		const killed = db().$transaction(async (tx) => {
			const [job] = await tellJobs();
			if (job) await tellParticipants({ ...city(), db: tx }, job);
			throw new Error("killed");
		});
		await expect(killed).rejects.toThrow("killed");
		expect(await keys()).toEqual([]);
		const done = new Set<string>();
		for (let jobs = await tellJobs(); ; jobs = await tellJobs()) {
			const job = jobs.find(({ after }) => !done.has(String(after)));
			if (!job) break;
			done.add(String(job.after));
			await tellParticipants(city(), job);
			await tellParticipants(city(), job);
		}
		expect(done.size).toBe(2);
		expect(new Set(await keys()).size).toBe(residents.length + voters.length);
		expect(await db().mail.count()).toBe(residents.length + voters.length);
	});
});
