import { createConsultation } from "../../../app/domain/consultations/commands/create-consultation.server";
import { publishConsultation } from "../../../app/domain/consultations/commands/publish-consultation.server";
import { recordPassages } from "../../../app/domain/consultations/commands/record-passages.server";
import { answerPetition } from "../../../app/domain/proposals/commands/answer-petition.server";
import { refreshSupportCounts } from "../../../app/domain/proposals/commands/refresh-support-counts.server";
import { startResponseClocks } from "../../../app/domain/proposals/commands/start-response-clocks.server";
import { submitProposal } from "../../../app/domain/proposals/commands/submit-proposal.server";
import { supportProposal } from "../../../app/domain/proposals/commands/support-proposal.server";
import { addDays, cityDay } from "../../../app/lib/city-day";
import { newId } from "../../../app/lib/id";
import type { Stage } from "./consultations";
import { done, when } from "./moment";

/** Small enough for the residents of the demonstration. */
const SETTINGS = { threshold: 20, answerDays: 30 };

type DemoPetition = {
	title: string;
	body: string;
	author: number;
	day: number;
	supports: number;
	/** The day the city answered, and what. */
	answered?: { day: number; text: string };
};

const petitions: DemoPetition[] = [
	{
		title: "Rouvrir la passerelle des Tanneurs le soir",
		body: "La passerelle ferme à 20 heures. Les personnes qui travaillent tard font un détour de deux kilomètres par le pont Vieux, sans éclairage. Nous demandons qu’elle reste ouverte jusqu’à minuit.",
		author: 3,
		day: -75,
		supports: 27,
		answered: {
			day: -45,
			text: "La passerelle restera ouverte jusqu’à minuit du lundi au samedi dès le 1ᵉʳ du mois prochain. L’éclairage sera renforcé des deux côtés. Le dimanche, nous ferons le point avec les riverains après six mois.",
		},
	},
	{
		title: "Des bancs à l’ombre devant l’hôpital",
		body: "On attend le bus debout en plein soleil. Il n’y a plus un seul banc depuis les travaux. Nous demandons trois bancs et deux arbres.",
		author: 11,
		day: -70,
		supports: 24,
	},
	{
		title: "Une classe de mer pour toutes les écoles",
		body: "Deux écoles sur sept partent chaque année. Nous demandons que chaque enfant de la ville parte une fois avant le collège.",
		author: 6,
		day: -30,
		supports: 22,
	},
	{
		title: "Garder le marché du jeudi place des Halles",
		body: "Le déplacer sur le parking de la gare ferait perdre leurs clients aux petits producteurs. Nous demandons qu’il reste où il est.",
		author: 15,
		day: -12,
		supports: 9,
	},
];

const create = async ({ context, cast, today }: Stage) => {
	const [official] = cast.officials;
	if (!official) throw new Error("Petitions need an official");
	const before = when(context, official, today, -90.5);
	const { id } = done(
		await createConsultation(before, {
			title: "Vos pétitions",
			summary: "Vous demandez, la ville répond : à partir de vingt soutiens, elle a trente jours.",
			body: "Toute personne qui habite Marvoise peut déposer une pétition sur une question qui relève de la ville.",
			decidedBy: "Le maire, ou l’adjoint chargé du sujet, répond par écrit et signe.",
			areaIds: [],
			template: "petitions",
			startsOn: addDays(cityDay(today), -90),
			phaseTitles: { petition: "Demander" },
		}),
	);
	const phase = await context.db.phase.findFirstOrThrow({ where: { consultationId: id }, select: { id: true } });
	await context.db.phase.updateMany({ where: { id: phase.id }, data: { settings: SETTINGS } });
	const { version } = await context.db.consultation.findUniqueOrThrow({ where: { id } });
	done(await publishConsultation(before, { consultationId: id, version }));
	return { phaseId: phase.id, official };
};

/** The permanent consultation where residents ask and the city answers: one answered, one overdue, one waiting, one growing. */
export const buildPetitions = async (stage: Stage): Promise<void> => {
	const { context, cast, today } = stage;
	const { phaseId, official } = await create(stage);
	for (const { title, body, author, day, supports, answered } of petitions) {
		const by = cast.residents[author];
		if (!by) continue;
		const at = when(context, by, today, day + 0.4);
		const proposalId = newId(at.now);
		done(await submitProposal(at, { phaseId, proposalId, title, body, theme: null, place: null }));
		const others = cast.residents.filter((resident) => resident !== by).slice(0, supports);
		for (const [order, resident] of others.entries())
			done(await supportProposal(when(context, resident, today, day + 1 + order * 0.3), { proposalId }));
		const reached = when(context, official, today, day + 8.5);
		await refreshSupportCounts(reached);
		await startResponseClocks(reached);
		if (answered)
			done(await answerPetition(when(context, official, today, answered.day), { proposalId, answer: answered.text }));
	}
	await recordPassages({ ...context, now: today });
};
