import { fitProcedure } from "../../../app/domain/directory/commands/fit-procedure.server";
import { savePerson } from "../../../app/domain/directory/commands/save-person.server";
import { saveQuestion } from "../../../app/domain/directory/commands/save-question.server";
import { listQuestions } from "../../../app/domain/directory/queries/guide.server";
import type { Context } from "../../../app/server/context.server";
import type { Demo } from "../load";

/** The questions of the search, and for which procedures each answer is. */
const questions = [
	{
		text: "Pour qui est-ce ?",
		hint: "",
		answers: {
			"Mon enfant": [
				"inscription-scolaire",
				"derogation-scolaire",
				"cantine",
				"periscolaire",
				"creche",
				"declaration-naissance",
			],
			"Moi ou mon foyer": [
				...["acte-naissance", "carte-identite", "liste-electorale", "mariage", "aide-energie", "jardin-familial"],
				...["stationnement-resident", "contester-forfait", "demenagement", "carte-dechetterie", "permis-travaux"],
			],
			"Un parent âgé": ["portage-repas"],
			"Mon association": ["salle-municipale", "subvention-association"],
			"Mon commerce": ["terrasse"],
		},
	},
	{
		text: "Quel âge a l’enfant ?",
		hint: "L’âge qu’il aura à la prochaine rentrée.",
		answers: {
			"Pas encore né, ou moins de trois ans": ["creche", "declaration-naissance"],
			"Trois ans et plus": ["inscription-scolaire", "derogation-scolaire", "cantine", "periscolaire"],
		},
	},
	{
		text: "Qu’est-ce qui vous amène ?",
		hint: "",
		answers: {
			"J’arrive à Marvoise ou je déménage": [
				...["inscription-scolaire", "demenagement", "liste-electorale", "stationnement-resident", "carte-dechetterie"],
			],
			"J’ai besoin d’un papier officiel": ["acte-naissance", "carte-identite"],
			"Un événement dans ma famille": ["declaration-naissance", "mariage"],
			"Organiser le temps autour de l’école": ["cantine", "periscolaire", "derogation-scolaire"],
			"Jeter ou trier": ["encombrants", "bac-dechets", "carte-dechetterie"],
			"Garer ma voiture": ["stationnement-resident", "contester-forfait"],
			"Une aide": ["aide-energie", "portage-repas", "subvention-association", "creche"],
			"Construire, planter, occuper un lieu": ["permis-travaux", "jardin-familial", "salle-municipale", "terrasse"],
		},
	},
	{
		text: "Où habitez-vous ?",
		hint: "",
		answers: {
			"À Marvoise": ["jardin-familial", "encombrants", "bac-dechets", "carte-dechetterie", "stationnement-resident"],
			Ailleurs: ["contester-forfait", "demenagement"],
		},
	},
];

/** Whom residents may look for, beside the staff of the demonstration: what each is asked about. */
const people = [
	{
		name: "Nadia Perrotin",
		title: "Chargée des inscriptions scolaires",
		unit: "education",
		phone: "01 99 00 11 22",
		subjects: ["inscription à l’école", "cantine", "dérogation"],
	},
	{
		name: "Sylvain Maurouard",
		title: "Officier d’état civil",
		unit: "etat-civil",
		phone: "01 99 00 11 12",
		subjects: ["acte de naissance", "mariage", "carte d’identité"],
	},
	{
		name: "Odile Grandmaison",
		title: "Conseillère en aides sociales",
		unit: "solidarite",
		phone: "01 99 00 11 43",
		subjects: ["facture d’énergie", "repas à domicile", "personnes âgées"],
	},
	{
		name: "Samira Benkacem",
		title: "Cheffe d’équipe propreté urbaine",
		unit: "proprete",
		phone: "01 99 00 12 21",
		subjects: ["encombrants", "bacs de collecte", "dépôts sauvages"],
	},
	{
		name: "Patrice Loiseleur",
		title: "Responsable du secteur voirie et réseaux",
		unit: "voirie",
		phone: "01 99 00 12 11",
		subjects: ["nids-de-poule", "trottoirs", "feux"],
	},
];

const elected: Record<string, string[]> = {
	"Claire Montavert": ["la ville", "le budget", "les finances"],
	"Rachid Amrouchène": ["démocratie locale", "conseils de quartier", "budget participatif"],
	"Isabelle Courtaudon": ["vélo", "pistes cyclables", "circulation", "espace public"],
};

const buildQuestions = async (context: Context) => {
	for (const [position, { text, hint, answers }] of questions.entries())
		await saveQuestion(context, { id: null, text, hint, position, kept: [], added: Object.keys(answers) });
	const slugs = new Map<string, string[]>();
	for (const question of await listQuestions(context)) {
		const written = questions.find(({ text }) => text === question.text);
		for (const { id, label } of question.answers)
			for (const slug of (written?.answers as Record<string, string[]> | undefined)?.[label] ?? [])
				slugs.set(slug, [...(slugs.get(slug) ?? []), id]);
	}
	for (const [slug, answerIds] of slugs) await fitProcedure(context, { slug, answerIds });
};

/** The questions that guide the search, and the people it finds. */
export const buildGuide = async (context: Context, demo: Demo): Promise<void> => {
	await buildQuestions(context);
	for (const { name, title, unit, phone, subjects } of people)
		await savePerson(context, { id: null, kind: "agent", name, title, subjects, phone, email: "", unitCode: unit });
	for (const { firstName, lastName, title, email } of demo.people.elected) {
		const name = `${firstName} ${lastName}`;
		const subjects = elected[name] ?? [];
		await savePerson(context, { id: null, kind: "elected", name, title, subjects, phone: "", email, unitCode: "" });
	}
};
