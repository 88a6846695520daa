import { createHash, sign } from "node:crypto";
import type { Context } from "~/server/context.server";
import type { VoteOutcome } from "../count";
import { canonicalText, type Outcome } from "../rules";
import { unseal } from "../secret/keys.server";
import { readRoll } from "./results.server";

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const lines = (rows: string[]) => rows.map((row) => `${row}\n`).join("");

/** The log and what the city signed about it, one line each, as published. */
const logFiles = async ({ db }: Context, voteId: string) => {
	const log = await db.logEntry.findMany({ where: { voteId }, orderBy: { seq: "asc" }, select: { entry: true } });
	const checkpoints = await db.checkpoint.findMany({ where: { voteId }, orderBy: { size: "asc" } });
	const sealed = await db.sealedCheckpoint.findMany({ where: { voteId }, orderBy: { at: "asc" } });
	return {
		"log.jsonl": lines(log.map(({ entry }) => Buffer.from(entry).toString("utf8"))),
		"checkpoints.jsonl": lines(
			checkpoints.map(({ size, root, signature }) =>
				canonicalText({ size, root: base64(root), signature: base64(signature) }),
			),
		),
		"fingerprints.jsonl": lines(
			sealed.map(({ at, size, root, salt, fingerprint, signature }) =>
				canonicalText({
					...{ at: at.toISOString(), size, root: base64(root), salt: base64(salt) },
					...{ fingerprint: base64(fingerprint), signature: base64(signature) },
				}),
			),
		),
	};
};

type SecretOutcome = VoteOutcome & Pick<Outcome, "box">;

const announced = (outcome: SecretOutcome, ballotsHash: string) => {
	const { box, votes, ballots, ranking, winners, envelopes } = outcome;
	const spent = envelopes?.map(({ id, carried, result }) => ({
		...{ id, carried, winners: result.winners, cost: Number(result.cost ?? 0) },
	}));
	return {
		...{ cards: box?.cards ?? 0, voided: box?.voided ?? 0, invalid: box?.invalid ?? 0 },
		...{ ballots, votes, ranking, ballotsHash, winners, envelopes: spent },
	};
};

/**
 * Everything needed to recount a secret vote, file name → text, signed by the city: null until its box is opened and
 * counted. The roll is there in numbers only.
 */
export const findPublication = async (context: Context, voteId: string): Promise<Record<string, string> | null> => {
	const { db } = context;
	const vote = await db.vote.findUnique({ where: { id: voteId }, include: { count: true } });
	const keys = await db.secretVote.findUnique({ where: { voteId } });
	const signer = await db.voteKey.findUnique({ where: { voteId_purpose: { voteId, purpose: "log" } } });
	if (!vote?.count || !keys?.bureauSecret || !signer) return null;
	const files = await logFiles(context, voteId);
	const said = {
		...{ format: "parvis-secret-vote-1", voteId, rules: vote.rules, rulesHash: vote.rulesHash },
		closedAt: vote.closedAt?.toISOString(),
		...{ issuerKey: base64(keys.issuerKey), logKey: base64(keys.logKey), bureauKey: base64(keys.bureauKey) },
		...{ bureauSecret: base64(keys.bureauSecret), trustees: keys.trustees },
		roll: await readRoll(context, voteId),
		announced: announced(vote.count.outcome as unknown as SecretOutcome, vote.count.ballotsHash),
		files: Object.fromEntries(Object.entries(files).map(([name, text]) => [name, sha256(text)])),
	};
	const text = Buffer.from(`parvis-publication-1\n${voteId}\n${sha256(canonicalText(said))}`);
	const signature = sign(null, text, unseal(signer.sealed)).toString("base64");
	return { "vote.json": `${canonicalText({ ...said, signature })}\n`, ...files };
};

/** The fingerprints of the log at each hour, public from the first: they say nothing of what it holds. */
export const listFingerprints = async ({ db }: Context, voteId: string) => {
	const rows = await db.sealedCheckpoint.findMany({
		where: { voteId },
		orderBy: { at: "desc" },
		select: { at: true, fingerprint: true, signature: true },
	});
	return rows.map(({ at, fingerprint, signature }) => ({
		...{ at: at.toISOString(), fingerprint: base64(fingerprint), signature: base64(signature) },
	}));
};
