import { describe, expect, it } from "vitest";
import { cutText, joinText, type Known, planText } from "./text";

const charter = `Article 1 – Les arbres
Chaque arbre abattu est remplacé.
Le remplacement a lieu dans l’année.

Article 2 – L’eau

On arrose :
- le soir ;
- avec l’eau de pluie.`;

const known = (bodies: string[]): Known[] =>
	bodies.map((body, index) => ({ kind: "paragraph", body, id: `p${index + 1}`, position: index + 1 }));

const cuts = (...bodies: string[]) => bodies.map((body) => ({ kind: "paragraph" as const, body }));

describe("cutting a text in passages", () => {
	it("cuts at empty lines, at headings and at items of a list", () => {
		expect(cutText(charter).map(({ kind, body }) => [kind, body.split("\n").length])).toEqual([
			["heading", 1],
			["paragraph", 2],
			["heading", 1],
			["paragraph", 1],
			["paragraph", 1],
			["paragraph", 1],
		]);
	});

	it("cuts at each line what has no empty line", () => {
		expect(cutText("Un.\nDeux.\r\nTrois.").map(({ body }) => body)).toEqual(["Un.", "Deux.", "Trois."]);
	});

	it("gives nothing of nothing", () => {
		expect(cutText(" \n\n \t ")).toEqual([]);
	});

	it("takes the sentence «Article 3 s’applique.» for a sentence", () => {
		expect(cutText("Article 3 s’applique aussi aux cours.")[0]?.kind).toBe("paragraph");
	});

	it("cuts again the same when the editor shows it", () => {
		const once = cutText(`${charter}\n\n# Sans numéro\n\nFin.`);
		expect(cutText(joinText(once))).toEqual(once);
	});
});

describe("a new version of a text", () => {
	it("keeps what did not change, wherever it moved", () => {
		const { plan, gone } = planText(known(["Un arbre.", "De l’eau."]), cuts("De l’eau.", "Un arbre."));
		expect(plan.map(({ how, from }) => [how, from?.id])).toEqual([
			["kept", "p2"],
			["kept", "p1"],
		]);
		expect(gone).toEqual([]);
	});

	it("tells another wording from a new passage, and says what disappears", () => {
		const before = known(["Chaque arbre abattu est remplacé dans l’année.", "Les bancs sont en bois."]);
		const { plan, gone } = planText(
			before,
			cuts("Chaque arbre abattu est remplacé dans les six mois.", "Le quai est piéton."),
		);
		expect(plan.map(({ how, from }) => [how, from?.id ?? null])).toEqual([
			["changed", "p1"],
			["new", null],
		]);
		expect(gone.map(({ id }) => id)).toEqual(["p2"]);
	});

	it("gives each of two equal passages its own place", () => {
		const { plan } = planText(known(["Sans objet.", "Sans objet."]), cuts("Sans objet.", "Sans objet."));
		expect(plan.map(({ from }) => from?.id)).toEqual(["p1", "p2"]);
	});
});
