import sodium from "libsodium-wrappers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "~/server/db.server";
import { disconnectRoles } from "~/server/roles.server";
import { aResident, aStaffMember } from "~/test/factories";
import {
	aSecretBudget,
	aSecretVote,
	bureauSecret,
	cityNow as city,
	pickUp,
	type SecretVote,
	trustees,
} from "~/test/secret-votes";
import { type Folder, verifyFolder } from "../../../../scripts/verify-ballots.mjs";
import { findPublication, listFingerprints } from "../queries/publication.server";
import type { VoteRules } from "../schema";
import { makeBureauKey } from "../secret/bureau";
import { sealBallot } from "../secret/card";
import type { PaperLine } from "../secret/format";
import { closeVote } from "./close-vote.server";
import { countVote } from "./count-vote.server";
import { dropBallot } from "./drop-ballot.server";
import { installBureau } from "./install-bureau.server";
import { openBox } from "./open-box.server";
import { openVote } from "./open-vote.server";
import { sealCheckpoint } from "./seal-checkpoint.server";
import { sequenceBallots } from "./sequence-ballots.server";

beforeAll(() => sodium.ready);
afterAll(disconnectRoles);

type Voted = { positions: PaperLine[] }[];

/** Each resident drops their ballots, one after the other; answers the receipts as files. */
const voteAll = async (vote: SecretVote, papers: Voted[]): Promise<string[]> => {
	const receipts = [];
	for (const [index, actor] of vote.residents.entries()) {
		const { card } = await pickUp(vote, actor);
		for (const [revision, { positions }] of (papers[index] ?? []).entries()) {
			const { bureauKey, paperSize: size } = vote.keys;
			const ballot = await sealBallot(card, { positions, revision, bureauKey, size });
			const receipt = await dropBallot(vote.voteId, ballot);
			if (!receipt.ok) throw new Error(receipt.reason);
			receipts.push(`ballot ${receipt.value.leafHash}\nsignature ${receipt.value.signature}\n`);
		}
	}
	return receipts;
};

const open = async (vote: SecretVote) => {
	await closeVote(city(), { voteId: vote.voteId, reason: "Tout le monde a voté." });
	expect(await openBox(city(), { voteId: vote.voteId, bureauSecret: await bureauSecret(vote) })).toMatchObject({
		ok: true,
	});
	expect(await countVote(city(), { voteId: vote.voteId })).toMatchObject({ ok: true });
	return (await findPublication(city(), vote.voteId)) as Folder;
};

const many = Array.from({ length: 50 }, (_, index) => `Projet ${index + 1}`);

const codes = async (...asked: Parameters<typeof verifyFolder>) =>
	(await verifyFolder(...asked)).faults.map(({ code }) => code);

describe("an outsider who recounts from the published folder", () => {
	it("finds the announced result, from the last ballot of each card, and every receipt in the log", async () => {
		const vote = await aSecretVote(5);
		const receipts = await voteAll(vote, [
			[{ positions: [0] }],
			[{ positions: [0] }, { positions: [1, 2] }],
			[{ positions: [0] }, { positions: [] }],
			[{ positions: [0] }, { positions: [0, 1, 2] }],
		]);
		await sealCheckpoint(vote);
		const kept = (await listFingerprints(city(), vote.voteId)).map(({ fingerprint }) => fingerprint);
		const folder = await open(vote);
		const { faults, result } = await verifyFolder(folder, { receipts, kept });
		expect(faults).toEqual([]);
		expect(result).toMatchObject({ cards: 4, ballots: 2, voided: 1, invalid: 1 });
		expect(Object.values(result?.votes ?? {})).toEqual([1, 1, 1]);
		const elsewhere = receipts[0]?.replace(/ballot .{4}/, "ballot AAAA") ?? "";
		expect(await codes(folder, { receipts: [elsewhere] })).toEqual(["receipt-forged"]);
		expect(await codes(folder, { kept: [`${"A".repeat(43)}=`] })).toEqual(["kept-missing"]);
	});

	it("refuses every tampering, with its reason", async () => {
		const vote = await aSecretVote(4);
		const receipts = await voteAll(
			vote,
			[0, 1, 2, 0].map((place) => [{ positions: [place] }]),
		);
		const right = await open(vote);
		const log = (right["log.jsonl"] ?? "").split("\n").filter(Boolean);
		const [first = "", second = "", ...rest] = log;
		const withLog = (lines: string[]) => ({ ...right, "log.jsonl": lines.map((line) => `${line}\n`).join("") });
		const vote1 = right["vote.json"] ?? "";
		const wrong: [string, Folder, string][] = [
			["a byte changed", withLog([first.replace(/"revision":0/, '"revision":1'), second, ...rest]), "checkpoint-root"],
			[
				"its signature with it",
				withLog([first.replace(/"revision":0/, '"revision":1'), second, ...rest]),
				"not-signed",
			],
			["a ballot removed", withLog([second, ...rest]), "log-size"],
			["a ballot added", withLog([...log, first]), "revision-twice"],
			["two ballots swapped", withLog([second, first, ...rest]), "checkpoint-root"],
			["the log and its states rewritten", { ...withLog([second, ...rest]), "checkpoints.jsonl": "" }, "log-size"],
			["another result", { ...right, "vote.json": vote1.replace(/"ballots":4/, '"ballots":5') }, "other-result"],
			["other rules", { ...right, "vote.json": vote1.replace(/"limit":2/, '"limit":3') }, "rules"],
			[
				"another key",
				{ ...right, "vote.json": vote1.replace(/"bureauSecret":"..../, '"bureauSecret":"AAAA') },
				"bureau-key",
			],
			[
				"fewer cards",
				{ ...right, "vote.json": vote1.replace(/"cards":4,"size"/, '"cards":3,"size"') },
				"more-ballots-than-cards",
			],
			["a space", { ...right, "vote.json": vote1.replace("{", "{ ") }, "changed-file"],
			["a file missing", { ...right, "log.jsonl": undefined }, "changed-file"],
			["nothing", {}, "unreadable"],
		];
		for (const [what, folder, code] of wrong) expect(await codes(folder), what).toContain(code);
		expect(await codes(withLog([second, ...rest]), { receipts })).toContain("receipt-missing");
		for (const [name, text] of Object.entries(right))
			for (const share of [0.1, 0.5, 0.9]) {
				const at = Math.floor((text?.length ?? 0) * share);
				if (!text) continue;
				const other = text[at] === "x" ? "y" : "x";
				const changed = { ...right, [name]: `${text.slice(0, at)}${other}${text.slice(at + 1)}` };
				expect(await codes(changed), `${name} at ${share}`).not.toEqual([]);
			}
	}, 30_000);
});

describe("a secret vote that does more than tick", () => {
	const rankings = (...ranks: number[][]): Voted[] =>
		ranks.map((places) => [{ positions: places.map((place, index): PaperLine => [place, index + 1]) }]);

	it("elects by rankings, as an outsider finds", async () => {
		const vote = await aSecretVote(6, { method: "ranked", ranking: "irv", seats: 1 });
		await voteAll(vote, rankings([0, 1, 2], [0, 2, 1], [1, 2, 0], [1, 2, 0], [2, 1, 0], [0, 0, 1]));
		const folder = await open(vote);
		const { faults, result } = await verifyFolder(folder);
		expect(faults).toEqual([]);
		expect(result).toMatchObject({ cards: 6, ballots: 5, invalid: 1 });
		const { rules } = await db().vote.findUniqueOrThrow({ where: { id: vote.voteId } });
		const second = (rules as unknown as VoteRules).options[1]?.id;
		expect(result?.winners).toEqual([second]);
		const forged = { ...folder, "vote.json": folder["vote.json"]?.replace(/"winners":\["[^"]*"/, '"winners":["x"') };
		expect(await codes(forged)).toContain("other-result");
	});

	it("shares money out, as an outsider finds", async () => {
		const vote = await aSecretBudget(5);
		await voteAll(vote, [
			[{ positions: [0, 1] }],
			[{ positions: [0, 1] }],
			[{ positions: [0, 1] }],
			[{ positions: [2] }],
			[{ positions: [0, 1, 2] }],
		]);
		const { faults, result } = await verifyFolder(await open(vote));
		expect(faults).toEqual([]);
		expect(result).toMatchObject({ ballots: 4, invalid: 1, envelopes: [{ id: "e1", cost: 900 }] });
	});

	it("keeps one length for every paper, and refuses another", async () => {
		const vote = await aSecretVote(1, { method: "ranked", ranking: "schulze", plain: many });
		const [actor] = vote.residents;
		if (!actor) throw new Error("nobody votes");
		const { card } = await pickUp(vote, actor);
		const { bureauKey, paperSize: size } = vote.keys;
		expect(size).toBeGreaterThan(256);
		const short = await sealBallot(card, { positions: [[0, 1]], revision: 0, bureauKey });
		expect(await dropBallot(vote.voteId, short)).toEqual({ ok: false, reason: "malformed" });
		const all = many.map((_, place): PaperLine => [place, place + 1]);
		const whole = await sealBallot(card, { positions: all, revision: 0, bureauKey, size });
		expect(await dropBallot(vote.voteId, whole)).toMatchObject({ ok: true });
	});
});

describe("the bureau", () => {
	it("gives its keys once, freezes the rules, and its names are public", async () => {
		const vote = await aSecretVote(1);
		const { publicKey } = await makeBureauKey();
		const other = { voteId: vote.voteId, bureauKey: new Uint8Array(publicKey), trustees };
		expect(await installBureau(city(), other)).toEqual({ ok: false, reason: "keys-made" });
		const change = { phaseId: vote.phaseId, proposals: [], plain: ["A", "B"], limit: 1, tie: "equal" as const };
		expect(await openVote(city(), { ...change, earlyClose: true, level: "secret" })).toMatchObject({
			reason: "vote-frozen",
		});
		await expect(db().vote.updateMany({ where: { id: vote.voteId }, data: { rulesHash: "another" } })).rejects.toThrow(
			/frozen/,
		);
		await expect(db().secretVote.deleteMany()).rejects.toThrow(/made once/);
		const actor = await aStaffMember(city(), "agent");
		expect(await installBureau({ ...city(), actor }, other)).toEqual({ ok: false, reason: "not-allowed" });
	});

	it("opens nothing before the close, nor with another key, nor is anything published before", async () => {
		const vote = await aSecretVote(1);
		await voteAll(vote, [[{ positions: [0] }]]);
		const secret = await bureauSecret(vote);
		expect(await openBox(city(), { voteId: vote.voteId, bureauSecret: secret })).toEqual({
			ok: false,
			reason: "vote-open",
		});
		expect(await sequenceBallots(vote)).toBe(0);
		expect(await findPublication(city(), vote.voteId)).toBeNull();
		await closeVote(city(), { voteId: vote.voteId, reason: "Tout le monde a voté." });
		expect(await countVote(city(), { voteId: vote.voteId })).toEqual({ ok: false, reason: "box-sealed" });
		const wrong = new Uint8Array(secret.map((byte, index) => (index === 3 ? byte ^ 1 : byte)));
		for (const bureauSecret of [wrong, secret.slice(1)])
			expect(await openBox(city(), { voteId: vote.voteId, bureauSecret })).toEqual({ ok: false, reason: "wrong-key" });
		expect(await findPublication(city(), vote.voteId)).toBeNull();
	});
});

describe("who comes late", () => {
	it("is on the roll where the rules say so, once, whatever account they make", async () => {
		const vote = await aSecretVote(0, { roll: "open" });
		const late = await aResident(city());
		await pickUp(vote, late);
		const { email } = await db().account.findUniqueOrThrow({ where: { id: late.accountId } });
		await db().account.deleteMany({ where: { id: late.accountId } });
		const again = await aResident(city());
		await db().account.updateMany({ where: { id: again.accountId }, data: { email, emailKey: email } });
		await expect(pickUp(vote, again)).rejects.toThrow("not-on-roll");
		expect(await db().rollEntry.count()).toBe(1);
	});

	it("is not where the roll was closed at the opening", async () => {
		const vote = await aSecretVote(0);
		await expect(pickUp(vote, await aResident(city()))).rejects.toThrow("not-on-roll");
	});
});

describe("the fingerprints shown while the vote is open", () => {
	it("are one an hour and say nothing of the size of the log", async () => {
		const vote = await aSecretVote(1);
		expect(await sealCheckpoint(vote)).toBe(true);
		expect(await sealCheckpoint(vote)).toBe(false);
		const [shown] = await listFingerprints(city(), vote.voteId);
		expect(Object.keys(shown ?? {}).sort()).toEqual(["at", "fingerprint", "signature"]);
	});
});
