import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { joinShares, makeBureauKey } from "./bureau";
import { readCode, writeCode } from "./codes";
import { BUREAU } from "./format";

const secrets = fc.uint8Array({ minLength: 1, maxLength: 40 });

describe("a secret written as a code", () => {
	it("is read again whatever its case, its spaces and the letters that look like digits", async () => {
		await fc.assert(
			fc.asyncProperty(secrets, async (secret) => {
				const code = await writeCode(secret);
				expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{1,5}(-[0-9A-HJKMNP-TV-Z]{1,5})*$/);
				const typed = code.toLowerCase().replace(/-/g, " ").replace(/0/g, "o").replace(/1/g, "l");
				expect(await readCode(typed, secret.length)).toEqual(new Uint8Array(secret));
			}),
			{ numRuns: 50 },
		);
	});

	it("is refused with one character mistyped, missing or too many", async () => {
		await fc.assert(
			fc.asyncProperty(secrets, fc.nat(), async (secret, at) => {
				const code = (await writeCode(secret)).replace(/-/g, "");
				const place = at % code.length;
				const other = code[place] === "A" ? "B" : "A";
				const typed = [`${code.slice(0, place)}${other}${code.slice(place + 1)}`, code.slice(1), `${code}A`];
				for (const wrong of typed) expect(await readCode(wrong, secret.length)).toBeNull();
			}),
			{ numRuns: 50 },
		);
	});
});

describe("the bureau's key", () => {
	it("comes back from any three of its five shares, through their codes, and from no two", async () => {
		const { publicKey, shares } = await makeBureauKey();
		const codes = await Promise.all(shares.map(writeCode));
		const read = await Promise.all(codes.map((code) => readCode(code, 33)));
		const all = read.flatMap((share) => (share ? [share] : []));
		expect(all).toHaveLength(BUREAU.members);
		for (let a = 0; a < 5; a += 1)
			for (let b = a + 1; b < 5; b += 1)
				for (let c = b + 1; c < 5; c += 1)
					expect(
						await joinShares(
							[all[c], all[a], all[b]].flatMap((one) => one ?? []),
							publicKey,
						),
					).not.toBeNull();
		expect(await joinShares(all.slice(0, 2), publicKey)).toBeNull();
	});
});
