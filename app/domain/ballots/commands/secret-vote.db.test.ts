import { createPublicKey, verify } from "node:crypto";
import sodium from "libsodium-wrappers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "~/server/db.server";
import { dbAs, disconnectRoles } from "~/server/roles.server";
import { testContext } from "~/test/database";
import { aConsultation, aResident, votingNow } from "~/test/factories";
import { type PublishedVote, verifyVote } from "../../../../scripts/verify-ballots.mjs";
import { voteRulesSchema } from "../schema";
import { joinShares, makeBureauKey } from "../secret/bureau";
import { openCard, requestCard, sealBallot } from "../secret/card";
import { checkpointText, receiptText, secretBallotSchema } from "../secret/format";
import { rootOf } from "../secret/merkle";
import { closeVote } from "./close-vote.server";
import { dropBallot } from "./drop-ballot.server";
import { openSecretVote } from "./open-secret-vote.server";
import { pickUpCard } from "./pick-up-card.server";
import { SMALLEST_BATCH, sequenceBallots } from "./sequence-ballots.server";

const city = () => testContext(undefined, votingNow());

beforeAll(() => sodium.ready);
afterAll(disconnectRoles);

/** A secret vote under way, its bureau's shares, and its residents on the roll. */
const aSecretVote = async (voters: number) => {
	const residents = [];
	for (let count = 0; count < voters; count += 1) residents.push(await aResident(city()));
	const { phases } = await aConsultation(city(), { phases: [{ method: "vote" }] });
	const bureau = await makeBureauKey();
	const opened = await openSecretVote(city(), {
		...{ phaseId: phases[0]?.id ?? "", proposals: [], plain: ["Un", "Deux", "Trois"], limit: 2 },
		...{ tie: "equal", earlyClose: true, bureauKey: new Uint8Array(bureau.publicKey) },
	});
	if (!opened.ok) throw new Error(opened.reason);
	const { voteId, roll } = opened.value;
	const keys = await db().secretVote.findUniqueOrThrow({ where: { voteId } });
	return { voteId, roll, residents, bureau, keys };
};

type SecretVote = Awaited<ReturnType<typeof aSecretVote>>;

const pickUp = async ({ voteId, keys }: SecretVote, actor: SecretVote["residents"][number]) => {
	const request = await requestCard(voteId, new Uint8Array(keys.issuerKey));
	const answer = await pickUpCard({ ...city(), actor }, { voteId, blinded: request.blinded });
	if (!answer.ok) throw new Error(answer.reason);
	return {
		request,
		answer,
		card: await openCard(request, answer.value.blindSignature, new Uint8Array(keys.issuerKey)),
	};
};

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
		const secret = await joinShares(vote.bureau.shares.slice(1, 4), vote.bureau.publicKey);
		if (!secret) throw new Error("the shares do not make the key");
		const papers = log.map(({ entry }) => {
			const ballot = secretBallotSchema.parse(JSON.parse(Buffer.from(entry).toString("utf8")));
			const sealed = sodium.from_base64(ballot.sealed, sodium.base64_variants.ORIGINAL);
			return sodium.to_string(sodium.crypto_box_seal_open(sealed, vote.bureau.publicKey, secret)).trim();
		});
		expect([...papers].sort()).toEqual(vote.residents.map((_, index) => `[${index % 3}]`).sort());
		expect(await joinShares(vote.bureau.shares.slice(0, 2), vote.bureau.publicKey)).toBeNull();
	});
});

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");

/** What the city publishes of a closed secret vote. */
const published = async ({ voteId, keys, bureau, roll }: SecretVote): Promise<PublishedVote> => {
	const { rules, rulesHash } = await db().vote.findUniqueOrThrow({ where: { id: voteId } });
	const log = await db().logEntry.findMany({ where: { voteId }, orderBy: { seq: "asc" } });
	const checkpoints = await db().checkpoint.findMany({ where: { voteId }, orderBy: { size: "asc" } });
	const secret = await joinShares(bureau.shares.slice(0, 3), bureau.publicKey);
	const vote = {
		...{ voteId, rules: voteRulesSchema.parse(rules), rulesHash, bureauSecret: base64(secret ?? new Uint8Array()) },
		...{ issuerKey: base64(keys.issuerKey), bureauKey: base64(keys.bureauKey), logKey: base64(keys.logKey) },
		roll: { size: roll, cards: await db().rollEntry.count({ where: { voteId, blinded: { not: null } } }) },
		checkpoints: checkpoints.map(({ size, root, signature }) => ({
			...{ size, root: base64(root), signature: base64(signature) },
		})),
		...{ log: log.map(({ entry }) => base64(entry)), announced: {} },
	};
	return { ...vote, announced: (await verifyVote(vote)).result.votes };
};

describe("an outsider who recounts", () => {
	it("finds the announced result, the last ballot of each card, and every tampering", async () => {
		const vote = await aSecretVote(4);
		for (const [index, actor] of vote.residents.entries()) {
			const { card } = await pickUp(vote, actor);
			const drop = async (positions: number[], revision: number) =>
				dropBallot(vote.voteId, await sealBallot(card, { positions, revision, bureauKey: vote.keys.bureauKey }));
			await drop([0], 0);
			if (index === 1) await drop([1, 2], 1);
			if (index === 2) await drop([], 1);
			if (index === 3) await drop([0, 1, 2], 1);
		}
		await closeVote(city(), { voteId: vote.voteId, reason: "Tout le monde a voté." });
		await sequenceBallots(vote);
		const right = await published(vote);
		const { faults, result } = await verifyVote(right);
		expect(faults).toEqual([]);
		expect(result).toMatchObject({ cards: 4, counted: 2, invalid: 1 });
		expect(right.rules.options.map(({ id }) => result.votes[id])).toEqual([1, 1, 1]);

		const [first, second, ...rest] = right.log as [string, string, ...string[]];
		const oneByte = Buffer.from(first, "base64");
		oneByte[40] = (oneByte[40] ?? 0) ^ 1;
		const wrong: [string, Partial<PublishedVote>, RegExp][] = [
			["a byte changed", { log: [oneByte.toString("base64"), second, ...rest] }, /checkpoint/],
			["a ballot removed", { log: [second, ...rest] }, /checkpoint/],
			["a ballot added", { log: [...right.log, first] }, /log has/],
			["two ballots swapped", { log: [second, first, ...rest] }, /root/],
			["another result", { announced: { ...right.announced, [right.rules.options[0]?.id ?? ""]: 2 } }, /announced/],
			["other rules", { rules: { ...right.rules, limit: 3 } }, /rules/],
			["fewer cards than voters", { roll: { size: 4, cards: 3 } }, /picked up/],
		];
		for (const [what, change, reason] of wrong) {
			const found = (await verifyVote({ ...right, ...change })).faults.join("\n");
			expect(found, what).toMatch(reason);
		}
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
