import { beforeEach, describe, expect, it } from "vitest";
import { testContext } from "~/test/database";
import { registerProcedure } from "../commands/register-procedure.server";
import { registerUnit } from "../commands/register-unit.server";
import type { ProcedureInput } from "../schema";
import { findProcedure, searchProcedures } from "./procedures.server";

const aUnit = {
	code: "education",
	name: "Éducation",
	mission: "",
	phone: "",
	email: "",
	address: "",
	lat: null,
	lng: null,
	hours: [],
	parentCode: null,
};

const procedure = (slug: string, title: string, synonyms: string[], summary = title): ProcedureInput => ({
	slug,
	title,
	summary,
	synonyms,
	steps: [],
	documents: [],
	delay: "",
	cost: "",
	onlineUrl: null,
	unitCode: "education",
});

const city = [
	procedure("ecole", "Inscrire un enfant à l’école", ["mettre mon fils à l’école", "maternelle", "rentrée"]),
	procedure("cantine", "Inscrire un enfant à la cantine", ["repas", "manger le midi", "restaurant scolaire"]),
	procedure("encombrants", "Faire enlever des encombrants", ["vieux canapé", "débarras", "matelas"]),
	procedure("naissance", "Demander un acte de naissance", ["extrait", "état civil"]),
];

describe("the search box of the home page", () => {
	beforeEach(async () => {
		await registerUnit(testContext(), aUnit);
		for (const each of city) await registerProcedure(testContext(), each);
	});

	const first = async (text: string) => (await searchProcedures(testContext(), text))[0]?.slug;

	it.each([
		["accents left out", "acte de naissance etat civil", "naissance"],
		["a plural", "les cantines", "cantine"],
		["the resident's own words", "j’ai un vieux canapé à jeter", "encombrants"],
		["a sentence", "je voudrais inscrire ma fille à l’école", "ecole"],
		["a typing error", "ecncombrants", "encombrants"],
		["another typing error", "cantinne", "cantine"],
		["capitals", "ÉCOLE MATERNELLE", "ecole"],
	])("understands %s", async (_, typed, slug) => {
		expect(await first(typed)).toBe(slug);
	});

	it("finds nothing for nothing, for signs, or for what the city does not do", async () => {
		for (const typed of ["", "   ", "??!", '\'; DROP TABLE "Procedure"; --', "xylophone"]) {
			expect(await searchProcedures(testContext(), typed)).toEqual([]);
		}
	});

	it("follows a procedure whose text has changed", async () => {
		await registerProcedure(testContext(), procedure("cantine", "Payer la restauration du midi", []));
		expect(await first("restauration")).toBe("cantine");
		expect(await findProcedure(testContext(), "cantine")).toMatchObject({
			title: "Payer la restauration du midi",
			unit: { name: "Éducation" },
		});
	});
});
