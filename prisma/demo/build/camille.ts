import { demoPeople } from "../../../app/domain/accounts/commands/ensure-demo-accounts.server";
import { register } from "../../../app/domain/consultations/commands/register.server";
import { answerMatter } from "../../../app/domain/matters/commands/answer-matter.server";
import { submitMatter } from "../../../app/domain/matters/commands/submit-matter.server";
import { supportProposal } from "../../../app/domain/proposals/commands/support-proposal.server";
import type { Actor } from "../../../app/lib/actor";
import type { Stage } from "./consultations";
import { done, when } from "./moment";

type SignedIn = Extract<Actor, { accountId: string }>;

const accountOf = async ({ context }: Stage, role: "resident" | "agent") => {
	const where = { emailKey: demoPeople[role].email };
	const { id, displayName: name } = await context.db.account.findUniqueOrThrow({ where });
	return { accountId: id, name, sessionId: "" };
};

type Asked = { day: number; slug: string; subject: string; text: string; answer: string; waits?: boolean };

/** A procedure asked of the city, and what it answered. */
const ask = async ({ context, today }: Stage, person: SignedIn, agent: SignedIn, asked: Asked) => {
	const { day, slug, subject, text, answer, waits } = asked;
	const nonce = crypto.randomUUID();
	const form = { topic: "other" as const, wishedChannel: "email" as const, about: `/directory/${slug}` };
	const sent = await submitMatter(when(context, person, today, day), { ...form, actor: person, nonce, subject, text });
	const outcome = waits ? ("waiting_resident" as const) : ("answered" as const);
	const { reference } = sent.value;
	done(
		await answerMatter(when(context, agent, today, day + 2.4), {
			...{ reference, text: answer, outcome, seen: "", nonce: crypto.randomUUID() },
		}),
	);
};

const bulky = {
	slug: "encombrants",
	subject: "Faire enlever des encombrants",
	text: "Un canapé et un matelas, devant chez moi.",
	answer: "Bonjour, le rendez-vous est pris. Sortez les objets la veille après 19 h. Bien à vous, la propreté urbaine.",
};

const asked: Asked[] = [
	{ ...bulky, day: -24 },
	{
		...{ day: -6, slug: "stationnement-resident", subject: "Stationnement des résidents", waits: true },
		text: "Je viens de changer de voiture : comment mettre ma carte à jour ?",
		answer: "Bonjour, envoyez-nous la nouvelle carte grise en réponse à ce message. La carte change aussitôt.",
	},
];

const takePart = async ({ context, today }: Stage, camille: SignedIn) => {
	const open = await context.db.phase.findFirst({
		where: {
			method: "proposals",
			startsAt: { lt: today },
			endsAt: { gt: today },
			consultation: { state: "published" },
		},
		select: { id: true },
	});
	const proposals = await context.db.proposal.findMany({
		where: { phaseId: open?.id ?? camille.accountId, state: "published" },
		orderBy: { id: "asc" },
		take: 3,
		select: { id: true },
	});
	// A refusal (the phase has conditions of its own) leaves the space emptier, not the city unbuilt.
	for (const [index, { id: proposalId }] of proposals.entries())
		await supportProposal(when(context, camille, today, -3 - index), { proposalId });
	const meeting = await context.db.meeting.findFirst({
		where: { state: "published", startsAt: { gt: today } },
		orderBy: { startsAt: "desc" },
		select: { id: true },
	});
	if (meeting) await register(when(context, camille, today, -2), { meetingId: meeting.id });
};

/** The resident of the banner has a life in the city: what a stranger finds in «Mon espace». And how long a procedure takes. */
export const buildCamille = async (stage: Stage): Promise<void> => {
	const agent: SignedIn = { kind: "staff", role: "agent", office: null, ...(await accountOf(stage, "agent")) };
	const camille: SignedIn = { kind: "resident", confirmed: true, ...(await accountOf(stage, "resident")) };
	for (const each of asked) await ask(stage, camille, agent, each);
	for (const [index, person] of stage.cast.residents.slice(20, 25).entries())
		await ask(stage, person, agent, { ...bulky, day: -60 + 7 * index });
	await takePart(stage, camille);
};
