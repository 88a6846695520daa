import type { Question } from "../../../app/domain/issue-reports/schema";

const said = (fr: string, en: string) => ({ fr, en });
const option = (key: string, fr: string, en: string, stop?: { fr: string; en: string }) => ({
	key,
	label: said(fr, en),
	...(stop ? { stop } : {}),
});

const emergency = said(
	"Il y a danger : éloignez-vous et appelez le 18 ou le 112 maintenant, sans remplir ce formulaire.",
	"There is danger: move away and call 18 or 112 now, without filling in this form.",
);

/** What each category asks more: required, optional, conditional, and answers that end the form. */
export const demoQuestions: Record<string, Question[]> = {
	lampadaire: [
		{
			code: "panne",
			kind: "singlevaluelist",
			label: said("Que fait la lampe ?", "What does the lamp do?"),
			required: true,
			options: [
				option("eteinte", "Elle est éteinte", "It is out"),
				option("clignote", "Elle clignote", "It flickers"),
				option("jour", "Elle reste allumée le jour", "It stays on by day"),
			],
		},
		{
			code: "etendue",
			kind: "singlevaluelist",
			label: said("Est-elle seule dans ce cas ?", "Is it the only one?"),
			required: true,
			options: [
				option("seule", "Oui, une seule", "Yes, only one"),
				option("plusieurs", "Non, plusieurs à la suite", "No, several in a row"),
			],
			showIf: { question: "panne", in: ["eteinte"] },
		},
		{
			code: "combien",
			kind: "number",
			label: said("Combien de lampes éteintes, environ ?", "How many lamps are out, roughly?"),
			required: false,
			options: [],
			showIf: { question: "etendue", in: ["plusieurs"] },
		},
	],
	"lampadaire-danger": [
		{
			code: "danger",
			kind: "singlevaluelist",
			label: said(
				"Peut-on toucher des fils, ou le mât va-t-il tomber ?",
				"Can wires be touched, or is the post about to fall?",
			),
			required: true,
			options: [option("oui", "Oui", "Yes", emergency), option("non", "Non", "No")],
		},
	],
	"nid-de-poule": [
		{
			code: "place",
			kind: "singlevaluelist",
			label: said("Où est le trou ?", "Where is the hole?"),
			required: true,
			options: [
				option("chaussee", "Sur la chaussée", "On the road"),
				option("piste", "Sur une piste cyclable", "On a cycle track"),
				option("passage", "Sur un passage piéton", "On a crossing"),
			],
		},
		{
			code: "taille",
			kind: "string",
			label: said("Sa taille, environ", "Its size, roughly"),
			help: said("Par exemple : 30 cm, profond comme une main.", "For instance: 30 cm, as deep as a hand."),
			required: false,
			options: [],
		},
	],
	"depot-sauvage": [
		{
			code: "quoi",
			kind: "multivaluelist",
			label: said("Qu’y a-t-il dans le dépôt ?", "What is in it?"),
			required: true,
			options: [
				option("meubles", "Meubles, matelas", "Furniture, mattresses"),
				option("gravats", "Gravats", "Rubble"),
				option("sacs", "Sacs d’ordures", "Rubbish bags"),
				option("dangereux", "Produits dangereux, amiante", "Dangerous products, asbestos"),
			],
		},
		{
			code: "consigne",
			kind: "notice",
			label: said("Ne touchez à rien : une équipe équipée viendra.", "Touch nothing: an equipped team will come."),
			required: false,
			options: [],
			showIf: { question: "quoi", in: ["dangereux"] },
		},
	],
	bruit: [
		{
			code: "quand",
			kind: "datetime",
			label: said("Quand l’avez-vous entendu ?", "When did you hear it?"),
			required: true,
			options: [],
		},
		{
			code: "nuit",
			kind: "notice",
			label: said(
				"La nuit, entre 22 h et 7 h, la police municipale se déplace : 02 00 00 00 17.",
				"At night, from 10 pm to 7 am, the municipal police come: 02 00 00 00 17.",
			),
			required: false,
			options: [],
		},
	],
};
