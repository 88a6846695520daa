import { describe, expect, it } from "vitest";
import { claimsSchema, greetingName, levelOfAcr, pivotOf } from "./claims";

const jeanne = {
	...{ given_name: "Jeanne Marie", given_name_array: ["Jeanne", "Marie"], family_name: "Le Goff" },
	...{ birthdate: "1961-03-09", gender: "female", birthplace: "44109", birthcountry: "99100" },
};

describe("the pivot identity", () => {
	it("is one person's in any writing of their name", () => {
		const other = { ...jeanne, given_name_array: ["JEANNE", "marie"], family_name: "LE-GÔFF" };
		expect(pivotOf(other)).toBe(pivotOf(jeanne));
	});

	it.each([
		["another day of birth", { birthdate: "1961-03-10" }],
		["another first name", { given_name_array: ["Jeanne"] }],
		["another place of birth", { birthplace: "35238" }],
		["born abroad", { birthplace: "", birthcountry: "99350" }],
	])("is somebody else's with %s", (_, change) => {
		expect(pivotOf({ ...jeanne, ...change })).not.toBe(pivotOf(jeanne));
	});

	it("comes from the civil register before the identity provider", () => {
		const plus = {
			...jeanne,
			...{ given_name_array: ["Jeannette"], rnipp_given_name: "Jeanne Marie", rnipp_family_name: "LE GOFF" },
		};
		expect(pivotOf(plus)).toBe(pivotOf(jeanne));
	});

	it("is nothing when the state did not say who", () => {
		expect(pivotOf({ email: "a@b.example" })).toBeNull();
	});

	it("reads a person born abroad, and drops what nobody asked for", () => {
		expect(claimsSchema.parse({ ...jeanne, birthplace: "", address: { street: "x" } })).not.toHaveProperty("address");
	});
});

it.each([
	["franceconnect", "eidas1", 3],
	["franceconnect", "eidas0", 0],
	["franceconnect", "eidas3", 0],
	["franceconnect-plus", "eidas1", 0],
	["franceconnect-plus", "eidas2", 4],
	["proconnect", "eidas2", 0],
])("%s at %s gives level %i", (provider, acr, level) => {
	expect(levelOfAcr(provider, acr)).toBe(level);
});

it("greets by the first given name, and by the usual name at work", () => {
	expect(greetingName(jeanne)).toBe("Jeanne");
	expect(greetingName({ given_name: "Karim", usual_name: "Benali" })).toBe("Karim Benali");
});
