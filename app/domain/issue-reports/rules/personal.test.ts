import { expect, it } from "vitest";
import { personalIn } from "./personal";

it.each([
	["Appelez-moi au 06 12 34 56 78.", ["phone"]],
	["Écrivez à jean.dupont@exemple.example", ["email"]],
	["La voiture AB-123-CD gêne", ["plate"]],
	["La camionnette 1234 XY 49 gêne", ["plate"]],
	["Trou de 20 cm devant le 12 rue des Lilas", []],
] as const)("«%s» holds %j", (text, expected) => {
	expect(personalIn(text)).toEqual(expected);
});
