import { createPublicKey, verify } from "node:crypto";
import sodium from "libsodium-wrappers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "~/server/db.server";
import { dbAs, disconnectRoles } from "~/server/roles.server";
import { aResident } from "~/test/factories";
import { aSecretVote, bureauSecret, cityNow as city, pickUp } from "~/test/secret-votes";
import { joinShares } from "../secret/bureau";
import { requestCard, sealBallot } from "../secret/card";
import { checkpointText, receiptText, secretBallotSchema } from "../secret/format";
import { rootOf } from "../secret/merkle";
import { closeVote } from "./close-vote.server";
import { dropBallot } from "./drop-ballot.server";
import { pickUpCard } from "./pick-up-card.server";
import { SMALLEST_BATCH, sequenceBallots } from "./sequence-ballots.server";

beforeAll(() => sodium.ready);
afterAll(disconnectRoles);

const first = <One>(list: One[]): One => list[0] as One;

describe("the roll", () => {
	it("gives one card a person, the same answer to the same request, and none to who is not on it", async () => {
		const vote = await aSecretVote(1);
		const late = await aResident(city());
		const { request, answer } = await pickUp(vote, first(vote.residents));
		const actor = first(vote.residents);
		const again = (blinded: string, who = actor) =>
			pickUpCard({ ...city(), actor: who }, { voteId: vote.voteId, blinded });
		expect(await again(request.blinded)).toEqual(answer);
		const other = await requestCard(vote.voteId, new Uint8Array(vote.keys.issuerKey));
		expect(await again(other.blinded)).toEqual({ ok: false, reason: "card-picked-up" });
		expect(await again(other.blinded, late)).toEqual({ ok: false, reason: "not-on-roll" });
		expect(await again("AAAA")).toEqual({ ok: false, reason: "not-a-request" });
		expect(vote.roll).toBe(1);
	});

	it("grants one of 40 different requests sent at once by one person", async () => {
		const vote = await aSecretVote(1);
		const issuer = new Uint8Array(vote.keys.issuerKey);
		const requests = await Promise.all(Array.from({ length: 40 }, () => requestCard(vote.voteId, issuer)));
		const actor = first(vote.residents);
		const answers = await Promise.all(
			requests.map(({ blinded }) => pickUpCard({ ...city(), actor }, { voteId: vote.voteId, blinded })),
		);
		expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
	});
});

describe("the box", () => {
	it("takes a card's ballot without a session, gives the same receipt again, and refuses what no card signed", async () => {
		const vote = await aSecretVote(1);
		const { card } = await pickUp(vote, first(vote.residents));
		const ballot = await sealBallot(card, { positions: [0, 2], revision: 0, bureauKey: vote.keys.bureauKey });
		const receipts = await Promise.all(Array.from({ length: 30 }, () => dropBallot(vote.voteId, ballot)));
		const receipt = first(receipts);
		if (!receipt.ok) throw new Error(receipt.reason);
		expect(receipts).toEqual(receipts.map(() => receipt));
		expect(await db().boxEntry.count()).toBe(1);
		const log = createPublicKey({ key: Buffer.from(vote.keys.logKey), format: "der", type: "spki" });
		const { leafHash, signature } = receipt.value;
		expect(verify(null, receiptText(vote.voteId, leafHash), log, Buffer.from(signature, "base64"))).toBe(true);

		const another = await sealBallot(card, { positions: [1], revision: 0, bureauKey: vote.keys.bureauKey });
		expect(await dropBallot(vote.voteId, another)).toEqual({ ok: false, reason: "revision-used" });
		expect(await dropBallot(vote.voteId, { ...ballot, revision: 1 })).toEqual({ ok: false, reason: "not-signed" });
		const stranger = { ...card, ...(await requestCard(vote.voteId, new Uint8Array(vote.keys.issuerKey))) };
		const forged = await sealBallot(stranger, { positions: [1], revision: 0, bureauKey: vote.keys.bureauKey });
		expect(await dropBallot(vote.voteId, forged)).toEqual({ ok: false, reason: "not-a-card" });
		const elsewhere = await aSecretVote(0);
		expect(await dropBallot(elsewhere.voteId, ballot)).toEqual({ ok: false, reason: "not-a-card" });
		for (const bad of [
			null,
			{},
			{ ...ballot, name: "Léa" },
			{ ...ballot, sealed: `${ballot.sealed}AAAA` },
			"x".repeat(9_999),
		])
			expect(await dropBallot(vote.voteId, bad)).toEqual({ ok: false, reason: "malformed" });
		expect(await db().boxEntry.count()).toBe(1);
	});

	it("is shuffled into a signed log in batches, or at the close; then the bureau opens it and anyone counts", async () => {
		const vote = await aSecretVote(SMALLEST_BATCH + 1);
		for (const [index, actor] of vote.residents.entries()) {
			const { card } = await pickUp(vote, actor);
			if (index === SMALLEST_BATCH - 1) expect(await sequenceBallots(vote)).toBe(0);
			if (index === SMALLEST_BATCH) expect(await sequenceBallots(vote)).toBe(SMALLEST_BATCH);
			const ballot = await sealBallot(card, { positions: [index % 3], revision: 0, bureauKey: vote.keys.bureauKey });
			expect(await dropBallot(vote.voteId, ballot)).toMatchObject({ ok: true });
		}
		expect(await sequenceBallots(vote)).toBe(0);
		await closeVote(city(), { voteId: vote.voteId, reason: "Tout le monde a voté." });
		await Promise.all([1, 2, 3].map(() => sequenceBallots(vote)));

		const log = await db().logEntry.findMany({ orderBy: { seq: "asc" } });
		const checkpoints = await db().checkpoint.findMany({ orderBy: { size: "asc" } });
		expect(checkpoints.map(({ size }) => size)).toEqual([SMALLEST_BATCH, SMALLEST_BATCH + 1]);
		const logKey = createPublicKey({ key: Buffer.from(vote.keys.logKey), format: "der", type: "spki" });
		for (const { size, root, signature } of checkpoints) {
			expect(rootOf(log.slice(0, size).map(({ leafHash }) => leafHash)).equals(root)).toBe(true);
			const text = checkpointText(vote.voteId, size, Buffer.from(root).toString("base64"));
			expect(verify(null, text, logKey, signature)).toBe(true);
		}
		await expect(db().logEntry.deleteMany()).rejects.toThrow(/append only/);
		const secret = await bureauSecret(vote);
		const papers = log.map(({ entry }) => {
			const ballot = secretBallotSchema.parse(JSON.parse(Buffer.from(entry).toString("utf8")));
			const sealed = sodium.from_base64(ballot.sealed, sodium.base64_variants.ORIGINAL);
			return sodium.to_string(sodium.crypto_box_seal_open(sealed, vote.bureau.publicKey, secret)).trim();
		});
		expect([...papers].sort()).toEqual(vote.residents.map((_, index) => `[${index % 3}]`).sort());
		expect(await joinShares(vote.bureau.shares.slice(0, 2), vote.bureau.publicKey)).toBeNull();
	});
});

describe("who can link a person to a ballot", () => {
	it("no role of the database sees both the roll and the box", async () => {
		await expect(dbAs("parvis_box").$queryRaw`SELECT 1 FROM "RollEntry"`).rejects.toThrow(/permission denied/);
		await expect(dbAs("parvis_box").$queryRaw`SELECT 1 FROM "Account"`).rejects.toThrow(/permission denied/);
		await expect(dbAs("parvis_roll").$queryRaw`SELECT 1 FROM "BoxEntry"`).rejects.toThrow(/permission denied/);
		await expect(dbAs("parvis_roll").$queryRaw`SELECT 1 FROM "LogEntry"`).rejects.toThrow(/permission denied/);
		await expect(dbAs("parvis_sequencer").$queryRaw`SELECT 1 FROM "RollEntry"`).rejects.toThrow(/permission denied/);
		await expect(dbAs("parvis_box").$executeRaw`DELETE FROM "BoxEntry"`).rejects.toThrow(/permission denied/);
		await expect(dbAs("parvis_sequencer").$executeRaw`DELETE FROM "LogEntry"`).rejects.toThrow(/permission denied/);
	});

	it("the database's own marks do not either: no transaction wrote in both", async () => {
		const vote = await aSecretVote(3);
		for (const actor of vote.residents) {
			const { card } = await pickUp(vote, actor);
			const ballot = await sealBallot(card, { positions: [0], revision: 0, bureauKey: vote.keys.bureauKey });
			await dropBallot(vote.voteId, ballot);
		}
		const [shared] = await db().$queryRaw<{ count: number }[]>`
			SELECT count(*)::int AS count FROM "RollEntry" r JOIN "BoxEntry" b ON b.xmin::text = r.xmin::text`;
		expect(shared?.count).toBe(0);
		const [row] = await db().$queryRaw<Record<string, unknown>[]>`SELECT * FROM "BoxEntry"`;
		expect(Object.keys(row ?? {}).sort()).toEqual(["cardHash", "entry", "revision", "voteId"]);
	});
});
