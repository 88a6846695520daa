import { readFileSync } from "node:fs";
import { addPhase } from "../../../app/domain/consultations/commands/add-phase.server";
import { createConsultation } from "../../../app/domain/consultations/commands/create-consultation.server";
import { publishConsultation } from "../../../app/domain/consultations/commands/publish-consultation.server";
import type { MethodKey } from "../../../app/domain/consultations/methods";
import { writeStatements } from "../../../app/domain/debates/commands/add-statement.server";
import { groupOpinions } from "../../../app/domain/debates/commands/group-opinions.server";
import { postComment } from "../../../app/domain/debates/commands/post-comment.server";
import { voteStatement } from "../../../app/domain/debates/commands/vote-statement.server";
import { writeText } from "../../../app/domain/debates/commands/write-text.server";
import { findText } from "../../../app/domain/debates/queries/passages.server";
import { answerSurvey } from "../../../app/domain/surveys/commands/answer-survey.server";
import { changeSurvey } from "../../../app/domain/surveys/commands/change-survey.server";
import { questionSchema, type Values } from "../../../app/domain/surveys/schema";
import { addDays, cityDay } from "../../../app/lib/city-day";
import { newId } from "../../../app/lib/id";
import { pick, seededRandom } from "../random";
import type { Stage } from "./consultations";
import { cityMidnight, done, when } from "./moment";

type Said = { stance: "for" | "against" | "neutral"; text: string; answers: string[] };

type Debates = {
	comments: Said[];
	market: Text & { statements: { text: string; camp: string }[] };
	charter: Charter;
	library: Text & { questions: unknown[]; wishes: string[] };
};

const { comments, market, library, charter } = JSON.parse(
	readFileSync(new URL("../debates.json", import.meta.url), "utf8"),
) as Debates;

type Charter = Text & {
	text: string[];
	/** Passages of the second version, by their place. */
	next: Record<string, string>;
	note: string;
	said: (Said & { passage: number; quote: string })[];
};

type Text = { title: string; summary: string; body: string; decidedBy: string; phase: string };

/** A consultation of one phase, under way for ten days and for twenty more. */
const onePhase = async (
	{ context, cast, today }: Stage,
	text: Text,
	method: MethodKey,
	settings: Record<string, unknown>,
) => {
	const official = cast.officials[0];
	if (!official) throw new Error("The demonstration needs an official");
	const before = when(context, official, today, -12.5);
	const { title, summary, body, decidedBy, phase } = text;
	const asked = { title, summary, body, decidedBy, areaIds: [], template: "empty" as const, phaseTitles: {} };
	const { id } = done(await createConsultation(before, { ...asked, startsOn: addDays(cityDay(today), -10) }));
	const dates = { startsAt: cityMidnight(today, -10), endsAt: cityMidnight(today, 20) };
	const shape = { consultationId: id, version: 1, method, title: phase, description: "", settings, ...dates };
	const { phaseId } = done(await addPhase(before, shape));
	const { version } = await context.db.consultation.findUniqueOrThrow({ where: { id } });
	done(await publishConsultation(before, { consultationId: id, version }));
	return { phaseId, official, before };
};

/** What residents answer to the sentences about the market: two camps, and sentences both agree on. */
const buildOpinions = async (stage: Stage) => {
	const { context, cast, today } = stage;
	const { phaseId, before } = await onePhase(stage, market, "opinion", { resultsShown: true });
	done(await writeStatements(before, { phaseId, lines: market.statements.map(({ text }) => text) }));
	const statements = await context.db.statement.findMany({ where: { phaseId }, orderBy: { number: "asc" } });
	const random = seededRandom(11);
	for (const [person, resident] of cast.residents.slice(0, 64).entries()) {
		const camp = person % 5 < 2 ? "open" : "calm";
		const at = when(context, resident, today, -9 + random() * 8);
		for (const [index, { id }] of statements.entries()) {
			const side = market.statements[index]?.camp;
			const likes = side === "all" || side === camp ? 0.88 : 0.14;
			const drawn = random();
			const vote = random() < 0.08 ? "pass" : drawn < likes ? "agree" : "disagree";
			done(await voteStatement(at, { statementId: id, vote }));
		}
	}
	await groupOpinions({ ...context, now: today }, { phaseId });
};

/** Questions about the library, and what residents answer. */
const buildSurvey = async (stage: Stage) => {
	const { context, cast, today } = stage;
	const { phaseId, before } = await onePhase(stage, library, "survey", { anonymous: true, resultsShown: true });
	for (const [index, shape] of library.questions.entries()) {
		const question = questionSchema.parse(shape);
		const change = { kind: "put", page: "p1", question } as const;
		done(await changeSurvey(before, { phaseId, version: index + 1, change }));
	}
	const random = seededRandom(23);
	for (const resident of cast.residents.slice(0, 42)) {
		const comes = pick(random, ["o1", "o2", "o2", "o3"]);
		const values: Values = { how: comes, stars: 2 + Math.floor(random() * 4) };
		if (comes !== "o3") values.when = [pick(random, ["o1", "o2", "o3"]), "o4"];
		if (random() < 0.5) values.wish = pick(random, library.wishes);
		const at = when(context, resident, today, -9 + random() * 8);
		done(await answerSurvey(at, { phaseId, answerId: newId(at.now), values }));
	}
};

type Speaker = Stage["cast"]["residents"][number] | Stage["cast"]["officials"][number];

type Posting = { id: string; phaseId: string; day: number; type?: "proposal" | "passage"; quote?: string };

const post = async (
	{ context, today }: Stage,
	{ id, phaseId, day, type = "proposal", quote = "" }: Posting,
	person: Speaker,
	said: Said,
	parentId: string | null,
) => {
	const commentId = newId(today);
	const words = { stance: said.stance, body: said.text, quote, association: "" };
	const subject = { type, id };
	done(await postComment(when(context, person, today, day), { subject, phaseId, commentId, parentId, ...words }));
	return commentId;
};

/** What people say of the proposals that can be discussed today. */
const buildComments = async (stage: Stage) => {
	const { context, cast, today } = stage;
	const open = await context.db.phase.findFirst({
		where: { method: "proposals", startsAt: { lte: today }, endsAt: { gt: today } },
	});
	if (!open) return;
	const { id: phaseId } = open;
	const proposals = await context.db.proposal.findMany({ where: { phaseId }, orderBy: { number: "asc" }, take: 12 });
	const random = seededRandom(5);
	for (const { id, publishedAt } of proposals) {
		const first = ((publishedAt?.getTime() ?? 0) - today.getTime()) / 86_400_000;
		const count = 2 + Math.floor(random() * 4);
		for (let turn = 0; turn < count; turn += 1) {
			const said = pick(random, comments);
			const day = Math.min(-0.1, first + 0.2 + random() * 2);
			const root = await post(stage, { id, phaseId, day }, pick(random, cast.residents), said, null);
			const [text] = said.answers;
			if (!text || random() > 0.6) continue;
			const official = random() < 0.3 ? cast.officials[0] : undefined;
			const later = Math.min(-0.05, day + 0.3);
			const answer = { stance: "neutral" as const, text, answers: [] };
			await post(stage, { id, phaseId, day: later }, official ?? pick(random, cast.residents), answer, root);
		}
	}
};

/** A text debated passage by passage, whose second version follows what was said of the first. */
const buildCharter = async (stage: Stage) => {
	const { context, cast, today } = stage;
	const { phaseId, official, before } = await onePhase(stage, charter, "text", {});
	done(await writeText(before, { phaseId, version: 0, text: charter.text.join("\n\n"), note: "" }));
	const passages = (await findText(before, phaseId))?.passages ?? [];
	const random = seededRandom(31);
	for (const { passage, answers, quote, ...said } of charter.said) {
		const id = passages[passage]?.id ?? "";
		const day = -9 + random() * 5;
		const at = { id, phaseId, day, type: "passage" as const, quote };
		const root = await post(stage, at, pick(random, cast.residents), { ...said, answers }, null);
		for (const text of answers) {
			const later = { ...at, day: day + 0.4, quote: "" };
			await post(stage, later, random() < 0.5 ? official : pick(random, cast.residents), { ...neutral, text }, root);
		}
	}
	const text = charter.text.map((body, index) => charter.next[index] ?? body).join("\n\n");
	done(await writeText(when(context, official, today, -3), { phaseId, version: 1, text, note: charter.note }));
};

const neutral = { stance: "neutral" as const, answers: [] };

/** Debates, opinions and a survey under way, so that a stranger sees them alive. */
export const buildDebates = async (stage: Stage): Promise<void> => {
	await buildComments(stage);
	await buildOpinions(stage);
	await buildSurvey(stage);
	await buildCharter(stage);
};
