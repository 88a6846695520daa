import { postComment } from "../../../app/domain/debates/commands/post-comment.server";
import { answerQuote } from "../../../app/domain/results/commands/answer-quote.server";
import { askQuote } from "../../../app/domain/results/commands/ask-quote.server";
import { publishResults } from "../../../app/domain/results/commands/publish-results.server";
import { writeResults } from "../../../app/domain/results/commands/write-results.server";
import type { DecisionKind } from "../../../app/domain/results/schema";
import { newId } from "../../../app/lib/id";
import type { Decision, DemoConsultation } from "../types";
import { makeDemoCommitments } from "./commitments";
import type { Known, Stage } from "./consultations";
import { done, when } from "./moment";

const kindOf: Record<Decision["outcome"], DecisionKind> = {
	retained: "taken-up",
	adapted: "in-part",
	later: "in-part",
	not_retained: "not-taken-up",
};

const dayName = (today: Date, day: number) =>
	new Intl.DateTimeFormat("fr-FR", { month: "long", year: "numeric", timeZone: "Europe/Paris" }).format(
		today.getTime() + day * 86_400_000,
	);

const deliberation = `**Le conseil municipal,**

Vu le code général des collectivités territoriales, notamment son article L. 1112-15 ;

Considérant les propositions déposées, le vote des habitants et l’étude des services,

**Décide** de réaliser les propositions retenues ci-dessus, de répondre à chacune des autres, et de rendre compte chaque trimestre de l’avancement des travaux.`;

const words = [
	"Mes parents tenaient un étal sur ce quai. Y revoir des bancs et des gens, c’est tout ce que je demande.",
	"On peut aimer sa voiture et préférer un quai où les enfants courent. J’irai à pied.",
	"Gardez les anneaux d’amarrage et les pavés : c’est ce qui fait le quai.",
];

/** Residents spoke of the proposals in their time; the city asks three of them whether it may quote them, two agree. */
const buildQuotes = async ({ context, cast, today }: Stage, consultationId: string, publishedDay: number) => {
	const phase = await context.db.phase.findFirst({ where: { consultationId, method: "proposals" } });
	const proposal = await context.db.proposal.findFirst({ where: { consultationId }, orderBy: { number: "asc" } });
	const official = cast.officials[0];
	if (!phase?.endsAt || !proposal || !official) return;
	const spoken = (phase.endsAt.getTime() - today.getTime()) / 86_400_000 - 1;
	for (const [index, body] of words.entries()) {
		const resident = cast.residents[30 + index];
		if (!resident) continue;
		const commentId = newId(today);
		const said = { body, quote: "", association: "", stance: "for" as const, parentId: null };
		const subject = { type: "proposal" as const, id: proposal.id };
		const then = when(context, resident, today, spoken + index / 10);
		done(await postComment(then, { ...said, subject, phaseId: phase.id, commentId }));
		const asked = when(context, official, today, publishedDay - 4);
		done(await askQuote(asked, { consultationId, commentId, words: body }));
		const answered = when(context, resident, today, publishedDay - 3);
		if (index < 2) done(await answerQuote(answered, { consultationId, commentId, word: "give" }));
	}
};

/** What the city decided, written and published by the official in charge. */
export const publishDemoResults = async (
	{ context, demo, cast, today }: Stage,
	{ results, publishedDay }: DemoConsultation,
	consultationId: string,
	ids: Known,
): Promise<void> => {
	if (!results || publishedDay === null) return;
	const official = cast.officials[results.signedBy] ?? cast.officials[0];
	if (!official) return;
	const commitments = results.commitments.map(({ text, dueDay }) => `- ${text} : ${dayName(today, dueDay)}`);
	const conclusion = [
		`## ${results.headline}`,
		...results.conclusion,
		"## Ce que la ville va faire",
		commitments.join("\n"),
	].join("\n\n");
	const items = results.decisions.flatMap(({ proposal, outcome, reason }) => {
		const subjectId = ids.get(proposal);
		return subjectId ? [{ subjectId, kind: kindOf[outcome], reason }] : [];
	});
	const at = when(context, official, today, publishedDay + 0.7);
	await buildQuotes({ context, demo, cast, today }, consultationId, publishedDay);
	done(await writeResults(at, { consultationId, conclusion, items, others: "", deliberation }));
	done(await publishResults(at, { consultationId, reason: "" }));
	const promised = { official, consultationId, publishedDay, ids };
	await makeDemoCommitments({ context, today }, results.commitments, promised);
};
