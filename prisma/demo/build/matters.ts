import { readFileSync } from "node:fs";
import { approvePost, savePost } from "../../../app/domain/channels/commands/save-post.server";
import { startChat } from "../../../app/domain/channels/commands/start-chat.server";
import type { PostForm } from "../../../app/domain/channels/posts-schema";
import type { AnswerText } from "../../../app/domain/matters/answers-schema";
import { addNote } from "../../../app/domain/matters/commands/add-note.server";
import { answerMatter } from "../../../app/domain/matters/commands/answer-matter.server";
import { escalateMatter } from "../../../app/domain/matters/commands/escalate-matter.server";
import { handOverChat } from "../../../app/domain/matters/commands/hand-over-chat.server";
import { rateMatter } from "../../../app/domain/matters/commands/rate-matter.server";
import { receiveMessage } from "../../../app/domain/matters/commands/receive-message.server";
import { saveAgent } from "../../../app/domain/matters/commands/save-agent.server";
import { saveAnswer } from "../../../app/domain/matters/commands/save-answer.server";
import { saveMacro } from "../../../app/domain/matters/commands/save-macro.server";
import { snoozeMatter } from "../../../app/domain/matters/commands/snooze-matter.server";
import { submitMatter } from "../../../app/domain/matters/commands/submit-matter.server";
import { writeDownMatter } from "../../../app/domain/matters/commands/write-down-matter.server";
import { type Topic, topics } from "../../../app/domain/matters/schema";
import type { Actor } from "../../../app/lib/actor";
import { addDays, cityDay } from "../../../app/lib/city-day";
import type { Context } from "../../../app/server/context.server";
import type { Stage } from "./consultations";
import { done, when } from "./moment";

type Staff = Extract<Actor, { kind: "staff" }>;

type DemoMatter = {
	channel: "email" | "sms" | "web" | "chat" | "phone" | "counter" | "post";
	/** Index in the residents; else who they say they are. */
	who?: number;
	name?: string;
	email?: string;
	phone?: string;
	postal?: string;
	day: number;
	topic: Topic;
	subject: string;
	text: string;
	wished?: "email" | "sms" | "call" | "letter";
	answer?: string;
	outcome?: "answered" | "waiting_resident" | "open";
	note?: string;
	mention?: boolean;
	raise?: string;
	/** Put aside for so many days. */
	snooze?: number;
	rating?: number;
};

const read = <Content>(file: string) =>
	JSON.parse(readFileSync(new URL(`../${file}`, import.meta.url), "utf8")) as Content;

/** The agent of the banner, who answers, and a colleague. */
const agentsOf = async ({ context, cast }: Stage): Promise<[Staff, Staff]> => {
	const row = await context.db.account.findFirstOrThrow({ where: { emailKey: "karim.benali@demonstration.example" } });
	const karim: Staff = {
		kind: "staff",
		role: "agent",
		office: null,
		accountId: row.id,
		name: row.displayName,
		sessionId: "",
	};
	const colleague = cast.agents.find(({ accountId, role }) => role === "agent" && accountId !== row.id);
	return [karim, colleague ?? karim];
};

const inbound = async (context: Context, stage: Stage, { channel, who, phone, name, subject, text }: DemoMatter) => {
	const person = who === undefined ? null : stage.cast.residents[who];
	const account = person && (await context.db.account.findUniqueOrThrow({ where: { id: person.accountId } }));
	const from =
		channel === "sms"
			? { kind: "phone" as const, address: phone ?? "", shown: phone ?? "", name: name ?? "" }
			: {
					kind: "email" as const,
					address: account?.emailKey ?? "",
					shown: account?.email ?? "",
					name: person?.name ?? "",
				};
	const { matterId } = await receiveMessage(context, {
		...{ key: `demo:${from.address}:${subject}`, channelAccount: channel, nativeId: `demo:${from.address}:${subject}` },
		message: {
			...{ kind: "message", from, to: [], subject, text, quoted: "", references: [], attachments: [] },
			...{ threadId: null, sentAt: context.now, trust: {} },
		},
		files: [],
	});
	return (await context.db.matter.findUniqueOrThrow({ where: { id: matterId } })).reference;
};

const arrive = async (stage: Stage, matter: DemoMatter, karim: Staff): Promise<string> => {
	const { context, cast, today } = stage;
	const { channel, who = 0, subject, text, topic, day } = matter;
	const nonce = crypto.randomUUID();
	const resident = cast.residents[who];
	if (channel === "web" && resident) {
		const form = { topic, subject, text, wishedChannel: "email" as const, nonce };
		return (await submitMatter(when(context, resident, today, day), { ...form, actor: resident })).value.reference;
	}
	if (channel === "chat") {
		const visiting = when(context, { kind: "visitor" }, today, day);
		const chat = { name: matter.name ?? "", text, key: nonce, language: "fr" as const };
		return (await handOverChat(visiting, done(await startChat(visiting, chat)).chatId)) ?? "";
	}
	if (channel === "email" || channel === "sms")
		return inbound(when(context, { kind: "system" }, today, day), stage, matter);
	const at = when(context, karim, today, day);
	const { name = "", email = "", phone = "", postal = "", wished = "email" } = matter;
	if (channel === "web") throw new Error("a web matter needs a resident");
	const typed = { channel, name, email, phone, postal, wishedChannel: wished, topic, subject, text, reference: "" };
	return done(await writeDownMatter(at, { ...typed, receivedOn: cityDay(at.now), nonce })).reference;
};

const handle = async (stage: Stage, matter: DemoMatter, reference: string, [karim, colleague]: [Staff, Staff]) => {
	const { context, today } = stage;
	const at = (actor: Staff, more: number) => when(context, actor, today, Math.min(matter.day + more, -0.05));
	const nonce = () => crypto.randomUUID();
	if (matter.note) {
		const mention = matter.mention ? karim.accountId : "";
		done(await addNote(at(colleague, 0.3), { reference, text: matter.note, nonce: nonce(), mention }));
	}
	if (matter.raise) done(await escalateMatter(at(karim, 0.5), { reference, reason: matter.raise, nonce: nonce() }));
	if (matter.answer) {
		const answer = { reference, text: matter.answer, outcome: matter.outcome ?? "answered", seen: "", nonce: nonce() };
		done(await answerMatter(at(karim, 0.9), answer));
	}
	if (matter.snooze) {
		const until = addDays(cityDay(today), matter.snooze);
		done(await snoozeMatter(at(karim, 1), { reference, until }));
	}
	if (matter.rating) {
		const row = await context.db.matterParticipant.findFirstOrThrow({ where: { matter: { reference } } });
		const rating = { reference, participantId: row.id, score: matter.rating, text: "Réponse rapide, merci." };
		done(await rateMatter(at(karim, 2), rating));
	}
};

const writeAnswers = async ({ context, today }: Stage, karim: Staff) => {
	const answers = read<Omit<AnswerText, "validUntil" | "version">[]>("answers.json");
	const at = when(context, karim, today, -60);
	for (const answer of answers) done(await saveAnswer(at, { ...answer, validUntil: "", version: 0, slug: null }));
	const nothing = { write: "", answer: "", route: "" as const, assign: "" as const, note: "", outcome: "" as const };
	const macros = [
		{
			name: "Encombrants",
			write: "Bonjour {nom},",
			answer: "quand-passe-le-camion-des-encombrants",
			outcome: "answered" as const,
		},
		{
			...{ name: "Il manque l’adresse", outcome: "waiting_resident" as const, assign: "me" as const },
			write: "Bonjour {nom},\n\nmerci de votre message. À quelle adresse exactement cela se passe-t-il ?",
		},
	];
	for (const macro of macros) done(await saveMacro(at, { ...nothing, ...macro }));
};

/** Two posts to come: one ready, one that waits for the agent of the banner to read it. */
const planPosts = async ({ context, today }: Stage, [karim, colleague]: [Staff, Staff]) => {
	const at = (days: number, hour: string) => `${addDays(cityDay(today), days)}T${hour}`;
	const channels: PostForm["channels"] = ["mastodon", "bluesky"];
	const write = async (author: Staff, text: string, publishAt: string) =>
		done(await savePost({ ...context, actor: author }, { text, channels, publishAt, postId: null })).postId;
	const ready = await write(
		karim,
		"Samedi, la médiathèque reste ouverte jusqu’à minuit : lectures, concert et chocolat chaud. Entrée libre.",
		at(2, "18:00"),
	);
	if (colleague === karim) return;
	done(await approvePost({ ...context, actor: colleague }, ready));
	await write(
		colleague,
		"Les inscriptions à l’école ouvrent en janvier. Préparez le livret de famille, un justificatif de domicile et le carnet de vaccination.",
		at(4, "09:30"),
	);
};

/** A morning's inbox: what came by every channel, some of it answered, and what the city says to frequent questions. */
export const buildMatters = async (stage: Stage): Promise<void> => {
	const { context, today } = stage;
	const agents = await agentsOf(stage);
	const [karim, colleague] = agents;
	await writeAnswers(stage, karim);
	const profile = { capacity: 30, absentFrom: "", absentUntil: "" };
	const describe = (agent: Staff, known: Topic[]) =>
		saveAgent(when(context, agent, today, -60), { ...profile, topics: known, accountId: agent.accountId });
	done(await describe(karim, ["streets", "cleanliness", "other"]));
	if (colleague !== karim)
		done(
			await describe(
				colleague,
				topics.filter((topic) => topic !== "streets" && topic !== "cleanliness"),
			),
		);
	for (const matter of read<DemoMatter[]>("matters.json"))
		await handle(stage, matter, await arrive(stage, matter, karim), agents);
	await planPosts(stage, agents);
};
