// Recounts a secret vote from what the city published, and says whether the announced result is right.
// node scripts/verify-ballots.mjs vote.json – Node's own crypto and libsodium, nothing of the city's.
import { constants, createHash, createPublicKey, verify } from "node:crypto";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import sodium from "libsodium-wrappers";

const bytes = (base64) => Buffer.from(base64, "base64");
const text = (...parts) => Buffer.from(parts.join("\n"));
const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest();
const spki = (base64) => createPublicKey({ key: bytes(base64), format: "der", type: "spki" });
const ed25519 = (key) =>
	createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: bytes(key).toString("base64url") }, format: "jwk" });

/** RFC 9162, 2.1.1. */
const rootOf = (leaves) => {
	if (leaves.length < 2) return leaves[0] ?? sha256();
	const at = 2 ** Math.floor(Math.log2(leaves.length - 1));
	return sha256(Buffer.of(1), rootOf(leaves.slice(0, at)), rootOf(leaves.slice(at)));
};

const canonical = (value) => {
	if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
	if (value === null || typeof value !== "object") return JSON.stringify(value);
	const keys = Object.keys(value).sort();
	return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(",")}}`;
};

const logFaults = ({ voteId, logKey, checkpoints, log }, leaves) => {
	const faults = [];
	for (const { size, root, signature } of checkpoints) {
		if (!rootOf(leaves.slice(0, size)).equals(bytes(root)))
			faults.push(`checkpoint ${size}: the log does not give its root`);
		const signed = text("parvis-checkpoint-1", voteId, size, root);
		if (!verify(null, signed, spki(logKey), bytes(signature))) faults.push(`checkpoint ${size}: wrong signature`);
	}
	if (Math.max(0, ...checkpoints.map(({ size }) => size)) !== log.length)
		faults.push(`the log has ${log.length} ballots, the last checkpoint another number`);
	return faults;
};

const ballotFault = ({ voteId, issuerKey }, { key, cardSignature, revision, sealed, signature }) => {
	const padding = { key: spki(issuerKey), padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 };
	if (!verify("sha384", text("parvis-card-1", voteId, key), padding, bytes(cardSignature)))
		return "no card of this vote";
	const signed = text("parvis-ballot-1", voteId, revision, sealed);
	return verify(null, signed, ed25519(key), bytes(signature)) ? null : "not signed by its card";
};

const choicesOf = ({ bureauKey, bureauSecret, rules }, { sealed }) => {
	const paper = sodium.crypto_box_seal_open(bytes(sealed), bytes(bureauKey), bytes(bureauSecret));
	const positions = JSON.parse(sodium.to_string(paper));
	const isValid =
		Array.isArray(positions) &&
		new Set(positions).size === positions.length &&
		positions.length <= rules.limit &&
		positions.every((one) => Number.isInteger(one) && one >= 0 && one < rules.options.length);
	return isValid ? positions : null;
};

/** The last ballot of each card, opened and counted. An empty paper is a ballot taken back. */
const count = (vote, ballots) => {
	const last = new Map();
	for (const ballot of ballots)
		if ((last.get(ballot.key)?.revision ?? -1) < ballot.revision) last.set(ballot.key, ballot);
	const votes = Object.fromEntries(vote.rules.options.map(({ id }) => [id, 0]));
	let [counted, invalid] = [0, 0];
	for (const ballot of last.values()) {
		let choices = null;
		try {
			choices = choicesOf(vote, ballot);
		} catch {}
		if (choices === null) invalid += 1;
		else if (choices.length > 0) counted += 1;
		for (const position of choices ?? []) votes[vote.rules.options[position].id] += 1;
	}
	return { cards: last.size, counted, invalid, votes };
};

/** Everything that is wrong with a published vote (nothing: `faults` is empty), and the count as anyone can make it. */
export const verifyVote = async (vote) => {
	await sodium.ready;
	const faults = [];
	const hash = sha256(canonical(vote.rules)).toString("hex");
	if (hash !== vote.rulesHash) faults.push("the rules are not those whose hash was published");
	const entries = vote.log.map(bytes);
	const leaves = entries.map((entry) => sha256(Buffer.of(0), entry));
	faults.push(...logFaults(vote, leaves));
	const ballots = entries.flatMap((entry, index) => {
		try {
			const ballot = JSON.parse(entry.toString("utf8"));
			const fault = ballotFault(vote, ballot);
			if (fault) faults.push(`ballot ${index + 1}: ${fault}`);
			return fault ? [] : [ballot];
		} catch {
			faults.push(`ballot ${index + 1}: cannot be read`);
			return [];
		}
	});
	const result = count(vote, ballots);
	if (result.cards > vote.roll.cards) faults.push(`${result.cards} cards voted, ${vote.roll.cards} were picked up`);
	if (vote.roll.cards > vote.roll.size) faults.push("more cards than persons on the roll");
	if (canonical(result.votes) !== canonical(vote.announced))
		faults.push("the announced result is not the one of the ballots");
	return { faults, result };
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
	const vote = JSON.parse(readFileSync(process.argv[2] ?? "vote.json", "utf8"));
	const { faults, result } = await verifyVote(vote);
	for (const { id, title } of vote.rules.options) process.stdout.write(`${result.votes[id]}\t${title}\n`);
	const { cards, counted, invalid } = result;
	process.stdout.write(`${cards} cards voted, ${counted} ballots counted, ${invalid} invalid\n`);
	process.stdout.write(faults.length === 0 ? "The announced result is right.\n" : `REFUSED\n${faults.join("\n")}\n`);
	process.exitCode = faults.length === 0 ? 0 : 1;
}
