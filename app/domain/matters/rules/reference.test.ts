import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { referenceFrom, referencesIn } from "./reference";

const aReference = fc.uint8Array({ minLength: 7, maxLength: 7 }).map(referenceFrom);

describe("the reference of a matter", () => {
	it("is found again in any subject it is quoted in", () => {
		fc.assert(
			fc.property(aReference, fc.constantFrom("Re: ", "RE : TR: ", "[Ville] "), (reference, before) => {
				expect(referencesIn(`${before}Lampadaire [${reference}]`)).toEqual([reference]);
				expect(referencesIn(`${before}${reference.toLowerCase().replaceAll("-", " ")}`)).toEqual([reference]);
			}),
		);
	});

	it("is not mistaken when one sign is misread", () => {
		fc.assert(
			fc.property(aReference, fc.integer({ min: 0, max: 6 }), fc.integer({ min: 1, max: 30 }), (reference, at, by) => {
				const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
				const signs = [...reference.slice(2).replace("-", "")];
				const wrong = (alphabet.indexOf(signs[at] ?? "0") + by) % 32;
				signs[at] = alphabet[wrong] ?? "0";
				const misread = `D-${signs.slice(0, 4).join("")}-${signs.slice(4).join("")}`;
				const zeroForZ = Math.abs(alphabet.indexOf(reference.slice(2).replace("-", "")[at] ?? "0") - wrong) === 31;
				fc.pre(!zeroForZ);
				expect(referencesIn(misread)).toEqual([]);
			}),
		);
	});

	it("reads O as 0, and I and L as 1, as people type them", () => {
		const reference = referenceFrom(new Uint8Array([0, 1, 1, 0, 2, 3, 4]));
		expect(referencesIn(reference.replace(/0/g, "O").replace(/1/g, "l"))).toEqual([reference]);
	});
});
