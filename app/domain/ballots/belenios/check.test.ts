import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkElection } from "./check";
import { formalLines, isOurs, questionsFile, votersFile } from "./exchange";

// Two small elections held for this test with belenios-tool 2.0: three voters, three trustees, one question.
const archive = (name: string) => readFileSync(join(import.meta.dirname, "fixtures", name));

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

type Entry = { name: string; text: string };

const entriesOf = (bytes: Buffer): Entry[] => {
	const entries: Entry[] = [];
	for (let at = 0; bytes[at] !== 0 && at < bytes.length; ) {
		const name = bytes.toString("latin1", at, at + 100).replace(/\0.*$/s, "");
		const size = Number.parseInt(bytes.toString("latin1", at + 124, at + 135), 8);
		entries.push({ name, text: bytes.toString("utf8", at + 512, at + 512 + size) });
		at += 512 + Math.ceil(size / 512) * 512;
	}
	return entries;
};

const tarOf = (entries: Entry[]): Buffer =>
	Buffer.concat([
		...entries.flatMap(({ name, text }) => {
			const head = Buffer.alloc(512);
			const body = Buffer.from(text);
			head.write(name, 0);
			head.write(body.length.toString(8).padStart(11, "0"), 124);
			return [head, body, Buffer.alloc((512 - (body.length % 512)) % 512)];
		}),
		Buffer.alloc(1024),
	]);

/** The archive after a forger's change of one text: every hash that depends on it is computed again. */
const forged = (change: (text: string) => string | null, name = "school.bel"): Buffer => {
	const renamed = new Map<string, string>();
	const follow = (text: string) => [...renamed].reduce((now, [before, after]) => now.replaceAll(before, after), text);
	let parent: string | null = null;
	let height = 0;
	const entries = entriesOf(archive(name)).flatMap((entry): Entry[] => {
		const [hash = "", kind] = entry.name.split(".");
		if (entry.name === "BELENIOS") return [entry];
		const changed = change(entry.text);
		if (changed === null) return [];
		let text = follow(changed);
		if (kind === "event") {
			const { parent: _, height: __, ...rest } = JSON.parse(text);
			text = JSON.stringify({ ...(parent ? { parent } : {}), height, ...rest });
			parent = sha256(text);
			height += 1;
		}
		renamed.set(hash, sha256(text));
		return [{ name: `${sha256(text)}.${kind}.json`, text }];
	});
	return tarOf(entries);
};

const faultOf = (bytes: Uint8Array) => {
	const verdict = checkElection(bytes);
	return verdict.ok ? null : verdict.fault;
};

/** A decimal number inside a text, one unit away. */
const bump = (text: string, after: string) =>
	text.replace(new RegExp(`(${after}[^0-9]*)(\\d+)`), (_, before, digits) => `${before}${BigInt(digits) + 1n}`);

describe("an election held with Belenios", () => {
	it("holds, proof by proof, and gives the result its trustees decrypted", () => {
		const verdict = checkElection(archive("school.bel"));
		expect(verdict).toMatchObject({
			ok: true,
			election: { result: [[2, 1]], figures: { credentials: 3, ballots: 3, counted: 3, trustees: 3 } },
		});
		expect(faultOf(forged((text) => text))).toBeNull();
	});

	it("holds with blank votes, which come first", () => {
		const verdict = checkElection(archive("blank.bel"));
		if (!verdict.ok) throw new Error(verdict.fault);
		expect(formalLines(verdict.election)).toEqual({
			lines: [
				{ title: "Rosa Parks", votes: 2 },
				{ title: "Simone Veil", votes: 0 },
			],
			blank: 1,
		});
	});

	it.each([
		["another result", (text: string) => text.replace('{"result":[[2,1]]}', '{"result":[[1,2]]}'), "result"],
		["a ballot left out", dropFirst('"type":"Ballot"'), "tally"],
		["a decryption left out", dropFirst('"type":"PartialDecryption"'), "missing-trustee"],
		["a decryption changed", (text: string) => bump(text, '"decryption_factors"'), "decryption-proof"],
		["a ballot changed", (text: string) => bump(text, '"alpha"'), "ballot-signature"],
		["a ballot of nobody", (text: string) => bump(text, '"credential"'), "unknown-credential"],
		["a trustee's key changed", (text: string) => bump(text, '"Single",{"pok":{"challenge"'), "trustee-proof"],
		["the end left out", dropFirst('"type":"Result"'), "wrong-order"],
		[
			"another question",
			(text: string) => text.replace('"question":"Quel nom ?"', '"question":"Quel nom\u00a0?"'),
			"ballot-of-another-election",
		],
	])("is refused with %s, even where every hash was computed again", (_, change, fault) => {
		expect(faultOf(forged(change))).toBe(fault);
	});

	it("is refused with one byte changed, cut short, or when it is something else", () => {
		const right = archive("school.bel");
		const changed = Buffer.from(right);
		changed[5000] = (changed[5000] ?? 0) ^ 1;
		expect(faultOf(changed)).toBe("changed-file");
		expect(faultOf(right.subarray(0, 20_000))).toBe("not-an-archive");
		expect(faultOf(Buffer.from("bonjour"))).toBe("not-an-archive");
		expect(faultOf(Buffer.alloc(0))).toBe("not-an-archive");
	});
});

/** Leaves out the first event of a kind. */
function dropFirst(kind: string) {
	let dropped = false;
	return (text: string) => {
		if (dropped || !text.includes(kind)) return text;
		dropped = true;
		return null;
	};
}

describe("what goes to Belenios", () => {
	const ours = { question: "Quel nom ?", answers: ["Rosa Parks", "Simone Veil"], minimum: 1, maximum: 1, blank: false };

	it("is the file of questions its tool reads, and a line a voter", () => {
		expect(JSON.parse(questionsFile(ours, { name: "École", description: "Le vote" }))).toEqual({
			...{ description: "Le vote", name: "École" },
			questions: [{ answers: ["Rosa Parks", "Simone Veil"], min: 1, max: 1, question: "Quel nom ?" }],
		});
		expect(votersFile(["a@b.example", "c@d.example"])).toBe("a@b.example\nc@d.example\n");
	});

	it("is known again when it comes back", () => {
		const asked = { question: "Quel nom ?", answers: ["Rosa Parks", "Simone Veil"], blank: false };
		expect(isOurs(ours, [asked])).toBe(true);
		expect(isOurs(ours, [{ ...asked, answers: ["Simone Veil", "Rosa Parks"] }])).toBe(false);
		expect(isOurs(ours, [asked, asked])).toBe(false);
	});
});
