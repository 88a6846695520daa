import { beforeEach, describe, expect, it } from "vitest";
import { testContext } from "~/test/database";
import { aStaffMember } from "~/test/factories";
import { changeProcedure } from "../commands/change-procedure.server";
import { registerProcedure } from "../commands/register-procedure.server";
import { registerUnit } from "../commands/register-unit.server";
import { removePerson } from "../commands/remove-person.server";
import { removeQuestion } from "../commands/remove-question.server";
import { savePerson } from "../commands/save-person.server";
import { saveQuestion } from "../commands/save-question.server";
import type { ProcedureInput } from "../schema";
import { listQuestions } from "./guide.server";
import { findProcedure } from "./procedures.server";
import { searchContacts, searchProcedures } from "./search.server";

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

	it("finds the service and the people too, by their subject as much as by their name", async () => {
		const admin = testContext(await aStaffMember(testContext(), "admin"));
		const contacts = async (text: string) => (await searchContacts(admin, text)).map(({ name }) => name);
		const person = { phone: "", email: "", unitCode: "education" };
		const nadia = await savePerson(admin, {
			...{ ...person, id: null, kind: "agent", name: "Nadia Perrot", title: "Chargée des inscriptions" },
			subjects: ["restauration scolaire", "accueil du soir"],
		});
		await savePerson(admin, {
			...{
				...person,
				id: null,
				kind: "elected",
				name: "Élise Rivoire",
				title: "Adjointe aux écoles",
				subjects: ["budget"],
			},
		});
		expect(await contacts("perrot")).toEqual(["Nadia Perrot"]);
		expect(await contacts("adjointe aux ecoles")).toContain("Élise Rivoire");
		expect(await contacts("acceuil du soir")).toEqual(["Nadia Perrot"]);
		expect(await contacts("Éducation")).toEqual(["Éducation"]);
		await removePerson(admin, nadia.ok ? nadia.value : "");
		expect(await contacts("perrot")).toEqual([]);
	});

	it("says for whom each procedure is, as the administrator wrote it", async () => {
		const admin = testContext(await aStaffMember(testContext(), "admin"));
		const asked = { id: null, text: "Quel âge ?", hint: "", position: 1, kept: [], added: ["3 ans", "6 ans"] };
		expect(await saveQuestion(admin, { ...asked, added: ["3 ans"] })).toEqual({ ok: false, reason: "two-answers" });
		expect((await saveQuestion(admin, asked)).ok).toBe(true);
		const [question] = await listQuestions(admin);
		const answerId = question?.answers[0]?.id ?? "";
		const { unitCode, ...cantine } = procedure("cantine", "Inscrire un enfant à la cantine", []);
		await changeProcedure(admin, { ...cantine, unitCode, fits: [answerId] });
		const [found] = await searchProcedures(admin, "cantine");
		expect(found?.fits).toEqual([answerId]);
		const kept = question?.answers.map(({ id, label }) => ({ id, label: id === answerId ? "" : label })) ?? [];
		await saveQuestion(admin, { ...asked, id: question?.id ?? null, kept, added: ["9 ans"] });
		expect((await listQuestions(admin))[0]?.answers.map(({ label }) => label)).toEqual(["6 ans", "9 ans"]);
		expect((await searchProcedures(admin, "cantine"))[0]?.fits).toEqual([]);
	});

	it("is written by administrators alone", async () => {
		const agent = testContext(await aStaffMember(testContext(), "agent"));
		const refused = { ok: false, reason: "not-allowed" };
		const question = { id: null, text: "?", hint: "", position: 1, kept: [], added: ["a", "b"] };
		expect(await saveQuestion(agent, question)).toEqual(refused);
		expect(await removeQuestion(agent, crypto.randomUUID())).toEqual(refused);
		expect(await removePerson(agent, crypto.randomUUID())).toEqual(refused);
	});
});
