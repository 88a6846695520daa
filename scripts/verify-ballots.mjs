// Recounts a secret vote from the folder the city published, and says whether the announced result is right.
//   node verify-ballots.mjs FOLDER [--receipt FILE]… [--kept FILE]… [--english]
// The computer's own cryptography and libsodium (npm install libsodium-wrappers), nothing of the city's. The results page
// runs this same file in the browser.
import sodium from "libsodium-wrappers";

const { subtle } = globalThis.crypto;
const FILES = ["log.jsonl", "checkpoints.jsonl", "fingerprints.jsonl"];

const bytes = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
const base64 = (data) => btoa(Array.from(data, (byte) => String.fromCharCode(byte)).join(""));
const hex = (data) => Array.from(data, (byte) => byte.toString(16).padStart(2, "0")).join("");
const utf8 = (text) => new TextEncoder().encode(text);
const signed = (...parts) => utf8(parts.join("\n"));
const sha256 = async (...parts) => {
	const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const part of parts) {
		all.set(part, at);
		at += part.length;
	}
	return new Uint8Array(await subtle.digest("SHA-256", all));
};

/** RFC 8785, for what these files hold. */
const canonical = (value) => {
	if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
	if (value === null || typeof value !== "object") return JSON.stringify(value);
	const keys = Object.keys(value).sort();
	return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(",")}}`;
};

/** Whether an Ed25519 key (SPKI: its last 32 bytes) signed a text. */
const isSigned = (text, signature, spki) => {
	try {
		return (
			base64(bytes(signature)) === signature &&
			sodium.crypto_sign_verify_detached(bytes(signature), text, bytes(spki).slice(-32))
		);
	} catch {
		return false;
	}
};

/** The roots of the log at each size, from 0 (RFC 9162, 2.1.1): complete subtrees are kept, the largest first. */
const rootsOf = async (entries) => {
	const trees = [];
	const roots = [base64(await sha256())];
	const node = (left, right) => sha256(Uint8Array.of(1), left, right);
	for (const entry of entries) {
		let tree = { size: 1, hash: await sha256(Uint8Array.of(0), entry) };
		while (trees.at(-1)?.size === tree.size) {
			const left = trees.pop();
			tree = { size: left.size * 2, hash: await node(left.hash, tree.hash) };
		}
		trees.push(tree);
		let root = trees.at(-1).hash;
		for (const { hash } of trees.slice(0, -1).reverse()) root = await node(hash, root);
		roots.push(base64(root));
	}
	return roots;
};

const checkLog = async ({ voteId, logKey, checkpoints, fingerprints, log }, roots, fault) => {
	for (const { size, root, signature } of checkpoints) {
		if (roots[size] !== root) fault("checkpoint-root", size);
		if (!isSigned(signed("parvis-checkpoint-1", voteId, size, root), signature, logKey))
			fault("checkpoint-signature", size);
	}
	const sizes = checkpoints.map(({ size }) => size);
	if (sizes.some((size, index) => index > 0 && size <= sizes[index - 1])) fault("checkpoint-order");
	if ((sizes.at(-1) ?? 0) !== log.length) fault("log-size", log.length, sizes.at(-1) ?? 0);
	for (const { at, size, root, salt, fingerprint, signature } of fingerprints) {
		if (roots[size] !== root) fault("fingerprint-root", at);
		const text = signed("parvis-sealed-checkpoint-1", voteId, at, size, root, salt);
		if (base64(await sha256(text)) !== fingerprint) fault("fingerprint", at);
		if (!isSigned(signed("parvis-fingerprint-1", voteId, at, fingerprint), signature, logKey))
			fault("fingerprint-signature", at);
	}
};

/** The ballots of the log that a card of this vote signed; the others are faults. */
const readBallots = async ({ voteId, issuerKey, log }, fault) => {
	const pss = { name: "RSA-PSS", saltLength: 48 };
	const issuer = await subtle.importKey("spki", bytes(issuerKey), { ...pss, hash: "SHA-384" }, false, ["verify"]);
	const cards = new Map();
	const isCard = async ({ key, cardSignature }) => {
		const known = `${key} ${cardSignature}`;
		const text = signed("parvis-card-1", voteId, key);
		if (!cards.has(known)) cards.set(known, await subtle.verify(pss, issuer, bytes(cardSignature), text));
		return cards.get(known);
	};
	const ballots = [];
	const seen = new Set();
	for (const [index, line] of log.entries()) {
		try {
			const ballot = JSON.parse(line);
			const { key, revision, sealed, signature } = ballot;
			const text = signed("parvis-ballot-1", voteId, revision, sealed);
			if (!(await isCard(ballot))) fault("no-card", index + 1);
			else if (!sodium.crypto_sign_verify_detached(bytes(signature), text, bytes(key))) fault("not-signed", index + 1);
			else if (seen.has(`${key} ${revision}`)) fault("revision-twice", index + 1);
			else ballots.push(ballot);
			seen.add(`${key} ${revision}`);
		} catch {
			fault("unreadable-ballot", index + 1);
		}
	}
	return ballots;
};

/** The places of the options a ballot names, none for one taken back; null if it does not keep to the rules. */
const choicesOf = ({ bureauKey, bureauSecret, rules }, { sealed }) => {
	try {
		const paper = sodium.crypto_box_seal_open(bytes(sealed), bytes(bureauKey), bytes(bureauSecret));
		const places = JSON.parse(sodium.to_string(paper));
		const isValid =
			Array.isArray(places) &&
			new Set(places).size === places.length &&
			places.length <= rules.limit &&
			(places.length === 0 || places.length >= rules.minimum) &&
			places.every((one) => Number.isInteger(one) && one >= 0 && one < rules.options.length);
		return isValid ? places : null;
	} catch {
		return null;
	}
};

const rank = async ({ options, tie }, votes, seed) => {
	const lots = new Map();
	for (const { id } of options) lots.set(id, hex(await sha256(utf8(`${seed}:${id}`))));
	const groups = [...new Set(Object.values(votes))]
		.sort((a, b) => b - a)
		.map((count) => options.map(({ id }) => id).filter((id) => votes[id] === count));
	if (tie !== "draw") return groups.map((group) => group.sort());
	return groups.flatMap((group) => group.sort((a, b) => (lots.get(a) < lots.get(b) ? -1 : 1)).map((id) => [id]));
};

/** The count: the last ballot of each card, opened; each option it names has one vote. */
const count = async (vote, ballots) => {
	const last = new Map();
	for (const ballot of ballots)
		if ((last.get(ballot.key)?.revision ?? -1) < ballot.revision) last.set(ballot.key, ballot);
	const { options } = vote.rules;
	const votes = Object.fromEntries(options.map(({ id }) => [id, 0]));
	const papers = new Map();
	const result = { cards: last.size, ballots: 0, voided: 0, invalid: 0 };
	for (const ballot of last.values()) {
		const places = choicesOf(vote, ballot);
		result[places === null ? "invalid" : places.length === 0 ? "voided" : "ballots"] += 1;
		if (!places?.length) continue;
		for (const place of places) votes[options[place].id] += 1;
		const paper = places
			.map((place) => options[place].id)
			.sort()
			.join(",");
		papers.set(paper, (papers.get(paper) ?? 0) + 1);
	}
	const lines = [...papers].map(([paper, times]) => `${times}×${paper}`).sort();
	const ballotsHash = hex(await sha256(utf8(lines.join("\n"))));
	return { ...result, votes, ballotsHash, ranking: await rank(vote.rules, votes, ballotsHash) };
};

const checkReceipts = async ({ voteId, logKey, log }, receipts, fault) => {
	const leaves = new Set();
	if (receipts.length) for (const line of log) leaves.add(base64(await sha256(Uint8Array.of(0), utf8(line))));
	for (const [index, receipt] of receipts.entries()) {
		const [, ballot, signature] = /ballot (\S+)\s+signature (\S+)/.exec(receipt) ?? [];
		if (!ballot || !isSigned(signed("parvis-receipt-1", voteId, ballot), signature, logKey))
			fault("receipt-forged", index + 1);
		else if (!leaves.has(ballot)) fault("receipt-missing", index + 1);
	}
};

/** A published folder, file name → text, as one object; throws on what cannot be read. */
export const assemble = (files) => {
	const lines = (name) => (files[name] ?? "").split("\n").filter(Boolean);
	return {
		...JSON.parse(files["vote.json"]),
		text: files["vote.json"],
		texts: Object.fromEntries(FILES.map((name) => [name, files[name] ?? ""])),
		log: lines("log.jsonl"),
		checkpoints: lines("checkpoints.jsonl").map((line) => JSON.parse(line)),
		fingerprints: lines("fingerprints.jsonl").map((line) => JSON.parse(line)),
	};
};

const checkFolder = async (vote, fault) => {
	const { text, texts, log: _, checkpoints: __, fingerprints: ___, signature, ...said } = vote;
	if (text.trimEnd() !== canonical({ ...said, signature })) fault("changed-file", "vote.json");
	const hash = hex(await sha256(utf8(canonical(said))));
	if (!isSigned(signed("parvis-publication-1", vote.voteId, hash), signature, vote.logKey)) fault("not-the-citys");
	for (const name of FILES)
		if (hex(await sha256(utf8(texts[name]))) !== vote.files?.[name]) fault("changed-file", name);
};

/**
 * Everything that is wrong with a published folder (nothing: `faults` is empty), and the count as anyone can make it.
 * `files`: name → text. `receipts`: texts of receipts that must be in the log; `kept`: fingerprints copied during the vote.
 */
export const verifyFolder = async (files, { receipts = [], kept = [] } = {}) => {
	await sodium.ready;
	const faults = [];
	const fault = (code, ...about) => faults.push({ code, about });
	try {
		const vote = assemble(files);
		await checkFolder(vote, fault);
		if (hex(await sha256(utf8(canonical(vote.rules)))) !== vote.rulesHash) fault("rules");
		const secret = bytes(vote.bureauSecret);
		if (base64(sodium.crypto_scalarmult_base(secret)) !== vote.bureauKey) fault("bureau-key");
		await checkLog(vote, await rootsOf(vote.log.map(utf8)), fault);
		await checkReceipts(vote, receipts, fault);
		for (const one of kept)
			if (!vote.fingerprints.some(({ fingerprint }) => fingerprint === one)) fault("kept-missing", one);
		const result = await count(vote, await readBallots(vote, fault));
		const { size, cards } = vote.roll;
		if (result.cards > cards) fault("more-ballots-than-cards", result.cards, cards);
		if (cards > size) fault("more-cards-than-roll", cards, size);
		if (canonical(result) !== canonical(vote.announced)) fault("other-result");
		return { faults, result, options: vote.rules.options };
	} catch {
		fault("unreadable");
		return { faults, result: null, options: [] };
	}
};

/** code | French | English; {0} is the first thing the fault is about. */
const sentences = `
unreadable|le dossier ne peut pas être lu : il manque un fichier, ou l’un d’eux n’a plus sa forme|the folder cannot be read: a file is missing or has lost its form
changed-file|{0} n’est pas celui que la ville a publié|{0} is not the one the city published
not-the-citys|vote.json n’est pas signé par la ville|vote.json is not signed by the city
rules|le règlement n’est pas celui dont l’empreinte a été publiée|the rules are not those whose hash was published
bureau-key|la clé publiée n’est pas celle du bureau|the published key is not the bureau’s
checkpoint-root|registre réécrit : l’état signé à {0} bulletins ne lui correspond pas|log rewritten: it does not give the root signed at {0} ballots
checkpoint-signature|l’état du registre à {0} bulletins n’est pas signé par la ville|the state of the log at {0} ballots is not signed by the city
checkpoint-order|les états signés du registre ne se suivent pas|the signed states of the log do not follow each other
log-size|le registre contient {0} bulletins, son dernier état signé en dit {1}|the log has {0} ballots, its last signed state says {1}
fingerprint-root|registre réécrit depuis l’empreinte du {0}|log rewritten since the fingerprint of {0}
fingerprint|l’empreinte du {0} ne correspond pas à ce qu’elle devait cacher|the fingerprint of {0} does not match what it was to hide
fingerprint-signature|l’empreinte du {0} n’est pas signée par la ville|the fingerprint of {0} is not signed by the city
kept-missing|l’empreinte {0}, relevée pendant le vote, n’est plus publiée|the fingerprint {0}, copied during the vote, is no longer published
no-card|bulletin {0} : sa carte n’est pas de ce vote|ballot {0}: no card of this vote
not-signed|bulletin {0} : il n’est pas signé par sa carte|ballot {0}: not signed by its card
revision-twice|bulletin {0} : deux bulletins d’une même carte portent le même numéro|ballot {0}: two ballots of one card have the same number
unreadable-ballot|bulletin {0} : illisible|ballot {0}: cannot be read
receipt-forged|récépissé {0} : il n’est pas signé par la ville pour ce vote|receipt {0}: not signed by the city for this vote
receipt-missing|récépissé {0} : son bulletin n’est pas dans le registre|receipt {0}: its ballot is not in the log
more-ballots-than-cards|{0} cartes ont voté, {1} seulement ont été retirées|{0} cards voted, only {1} were picked up
more-cards-than-roll|{0} cartes retirées pour {1} personnes sur la liste|{0} cards picked up for {1} persons on the roll
other-result|le résultat annoncé n’est pas celui des bulletins|the announced result is not the one of the ballots
right|JUSTE : le résultat annoncé est celui des bulletins.|RIGHT: the announced result is the one of the ballots.
refused|REFUSÉ|REFUSED
figures|cartes qui ont voté : {0} ; bulletins comptés : {1}, retirés : {2}, nuls : {3}|cards that voted: {0}; ballots counted: {1}, taken back: {2}, invalid: {3}
`;

/** What a fault, or the verdict («right», «refused», «figures»), says in words. */
export const say = (language, code, ...about) => {
	const line = sentences.split("\n").find((one) => one.startsWith(`${code}|`)) ?? `${code}|${code}|${code}`;
	const text = line.split("|")[language === "en" ? 2 : 1];
	return text
		.replace(/\{(\d)\}/g, (_, place) => about[place])
		.replaceAll(" :", "\u00a0:")
		.replaceAll(" ;", "\u202f;");
};

const readArguments = (words) => {
	const asked = { folder: null, receipts: [], kept: [], language: "fr" };
	const left = [...words];
	while (left.length > 0) {
		const word = left.shift();
		if (word === "--english") asked.language = "en";
		else if (word === "--receipt") asked.receipts.push(left.shift());
		else if (word === "--kept") asked.kept.push(left.shift());
		else asked.folder = word;
	}
	return asked;
};

const main = async ({ argv, stdout }) => {
	const { existsSync, readFileSync } = process.getBuiltinModule("node:fs");
	const { folder, receipts, kept, language } = readArguments(argv.slice(2));
	const read = (path) => (existsSync(path) ? readFileSync(path, "utf8") : undefined);
	const names = ["vote.json", ...FILES];
	const files = Object.fromEntries(names.map((name) => [name, read(`${folder ?? "."}/${name}`)]));
	const { faults, result, options } = await verifyFolder(files, {
		receipts: receipts.map((path) => read(path) ?? ""),
		kept: kept.flatMap((path) => (read(path) ?? "").match(/[A-Za-z0-9+/]{43}=/g) ?? []),
	});
	const print = (line) => stdout.write(`${line}\n`);
	for (const { id, title } of options) print(`${result.votes[id]}\t${title}`);
	if (result) {
		const { cards, ballots, voided, invalid } = result;
		print(say(language, "figures", cards, ballots, voided, invalid));
	}
	print(say(language, faults.length === 0 ? "right" : "refused"));
	for (const { code, about } of faults) print(`- ${say(language, code, ...about)}`);
	process.exitCode = faults.length === 0 ? 0 : 1;
};

if (globalThis.process?.argv?.[1]?.endsWith("verify-ballots.mjs")) main(process);
