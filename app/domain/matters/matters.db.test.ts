import { describe, expect, it } from "vitest";
import type { Actor } from "~/lib/actor";
import { db } from "~/server/db.server";
import { testContext, testNow } from "~/test/database";
import { aResident, aStaffMember } from "~/test/factories";
import { addMessage } from "./commands/add-message.server";
import { addNote } from "./commands/add-note.server";
import { answerMatter } from "./commands/answer-matter.server";
import { assignMatter } from "./commands/assign-matter.server";
import { changeMatterState } from "./commands/change-matter-state.server";
import { confirmMatter } from "./commands/confirm-matter.server";
import { holdMatter } from "./commands/hold-matter.server";
import { joinMatters } from "./commands/join-matters.server";
import { seeMatter } from "./commands/see-matter.server";
import { submitMatter } from "./commands/submit-matter.server";
import { undoJoin } from "./commands/undo-join.server";
import { participantOfLink } from "./links.server";
import { countQueues, listInbox, readCursor } from "./queries/inbox.server";
import { listMattersOf } from "./queries/mine.server";
import { findMatterForStaff, findMatterOfPerson } from "./queries/thread.server";

type SignedIn = Extract<Actor, { accountId: string }>;

const aForm = (change = {}) => ({
	topic: "streets" as const,
	subject: "Lampadaire en panne",
	text: "Le lampadaire de la rue des Lilas ne s’allume plus depuis lundi.",
	wishedChannel: "email" as const,
	nonce: crypto.randomUUID(),
	...change,
});

const write = async (actor: SignedIn, change = {}) => {
	const written = await submitMatter(testContext(actor), { ...aForm(change), actor });
	return written.value.reference;
};

const anAnswer = (reference: string, change = {}) => ({
	reference,
	text: "Bonjour,\n\nl’équipe passe jeudi matin.",
	outcome: "answered" as const,
	seen: "",
	nonce: crypto.randomUUID(),
	...change,
});

const later = (minutes: number) => new Date(testNow.getTime() + minutes * 60_000);

const setting = async () => {
	const [lea, agent] = [await aResident(testContext()), await aStaffMember(testContext(), "agent")];
	return { lea, agent, asLea: testContext(lea), asAgent: testContext(agent) };
};

const mails = () => db().mail.findMany({ orderBy: { id: "asc" } });

describe("writing to the city", () => {
	it("opens one matter with its clocks and one receipt, however often the same form is sent at once", async () => {
		const { lea, asLea } = await setting();
		const form = { ...aForm(), actor: lea };
		const all = await Promise.all(Array.from({ length: 8 }, () => submitMatter(asLea, form)));
		expect(new Set(all.map((one) => one.value.reference)).size).toBe(1);
		expect(await db().matter.count()).toBe(1);
		const [receipt, ...others] = await mails();
		expect(others).toEqual([]);
		expect(receipt?.subject).toMatch(/^\[D-[0-9A-Z]{4}-[0-9A-Z]{4}\] Accusé de réception/);
		expect(receipt?.replyTo).toMatch(/^reponse\+d[0-9a-z]{8}\.[0-9a-z]{16}@ville\.example$/);
		expect(receipt?.headers).toMatchObject({ "Auto-Submitted": "auto-replied" });
		const clocks = await db().matterClock.findMany({ orderBy: { kind: "asc" } });
		expect(clocks.map(({ kind, metAt }) => [kind, metAt])).toEqual([
			["first-answer", null],
			["receipt", testNow],
		]);
	});

	it("without an account, waits for the link to be opened, and then for nothing else", async () => {
		const context = testContext({ kind: "visitor" });
		const form = { ...aForm(), name: "Hugo Petit", email: "Hugo@Exemple.example", language: "fr" as const };
		await Promise.all([holdMatter(context, form), holdMatter(context, form)]);
		expect(await db().matter.count()).toBe(0);
		const [confirmation, ...others] = await mails();
		expect(others).toEqual([]);
		const token = /\/contact\/confirm\/(\S+)/.exec(confirmation?.text ?? "")?.[1] ?? "";

		expect(await confirmMatter(context, "x")).toEqual({ ok: false, reason: "unknown-link" });
		const opened = await Promise.all([confirmMatter(context, token), confirmMatter(context, token)]);
		expect(await db().matter.count()).toBe(1);
		expect(opened[0]).toEqual(opened[1]);
		const link = opened[0]?.ok ? opened[0].value.link : "";
		const [, reference = "", key = ""] = /\/contact\/([^/]+)\/(.+)/.exec(link) ?? [];
		const participantId = participantOfLink(reference, key) ?? "";
		expect(await findMatterOfPerson(context, reference, { participantId })).toMatchObject({ subject: form.subject });
		expect(participantOfLink(reference, `${participantId}.0000000000000000`)).toBeNull();
		expect((await mails()).map(({ to }) => to)).toEqual(["Hugo@Exemple.example", "hugo@exemple.example"]);
	});

	it("does not let one address be flooded, and lets a link die after three days", async () => {
		const context = testContext({ kind: "visitor" });
		const visitor = { name: "Hugo", email: "hugo@exemple.example", language: "fr" as const };
		for (let index = 0; index < 5; index += 1) await holdMatter(context, { ...aForm(), ...visitor });
		expect(await holdMatter(context, { ...aForm(), ...visitor })).toEqual({ ok: false, reason: "too-many" });
		const token = /confirm\/(\S+)/.exec((await mails())[0]?.text ?? "")?.[1] ?? "";
		const inFourDays = testContext({ kind: "visitor" }, later(4 * 24 * 60));
		expect(await confirmMatter(inFourDays, token)).toEqual({ ok: false, reason: "expired" });
	});
});

describe("answering", () => {
	it("is written once, leaves by the page and by e-mail, stops the clock, and shows each delivery", async () => {
		const { lea, agent, asAgent } = await setting();
		const reference = await write(lea);
		const input = anAnswer(reference);
		await Promise.all([answerMatter(asAgent, input), answerMatter(asAgent, input)]);
		const [, answer, ...others] = await mails();
		expect(others).toEqual([]);
		expect(answer?.text).toContain("l’équipe passe jeudi matin.");
		expect(answer?.headers).toMatchObject({ "Auto-Submitted": "no" });
		const matter = await findMatterForStaff(asAgent, reference);
		expect(matter).toMatchObject({ state: "answered", desk: "done", assigneeId: agent.accountId });
		const out = matter?.messages.find(({ direction }) => direction === "out");
		expect(out?.deliveries.map(({ channel, state }) => `${channel} ${state}`)).toEqual([
			"web delivered",
			"email queued",
		]);
		expect(matter?.clocks.find(({ kind }) => kind === "first-answer")?.metAt).toEqual(testNow);
	});

	it("says only where to read it when the matter is confidential", async () => {
		const { lea, asAgent } = await setting();
		const reference = await write(lea);
		await db().matter.update({ where: { reference }, data: { confidential: true } });
		await answerMatter(asAgent, anAnswer(reference));
		const letter = (await mails()).at(-1);
		expect(letter?.text).not.toContain("jeudi");
		expect(letter?.text).toContain(`/me/matters/${reference}`);
	});

	it("is refused to who has not read the last message, and to elected officials and residents", async () => {
		const { lea, asLea, asAgent } = await setting();
		const reference = await write(lea);
		const seen = (await findMatterForStaff(asAgent, reference))?.messages.at(-1)?.id ?? "";
		const mine = await findMatterOfPerson(asLea, reference, { accountId: lea.accountId });
		const afterwards = testContext(lea, later(1));
		const more = { reference, text: "Il clignote.", nonce: crypto.randomUUID() };
		await addMessage(afterwards, { ...more, participantId: mine?.participantId ?? "" });
		expect(await answerMatter(asAgent, anAnswer(reference, { seen }))).toEqual({
			ok: false,
			reason: "changed-meanwhile",
		});
		const elected = testContext(await aStaffMember(testContext(), "elected"));
		expect(await answerMatter(elected, anAnswer(reference))).toEqual({ ok: false, reason: "not-allowed" });
		expect(await answerMatter(asLea, anAnswer(reference))).toEqual({ ok: false, reason: "not-allowed" });
		expect(await db().message.count({ where: { direction: "out" } })).toBe(0);
	});

	it("reopens the matter when the person writes again, with a new delay", async () => {
		const { lea, asAgent } = await setting();
		const reference = await write(lea);
		await answerMatter(asAgent, anAnswer(reference));
		const before = await findMatterForStaff(asAgent, reference);
		const mine = await findMatterOfPerson(testContext(lea), reference, { accountId: lea.accountId });
		const more = { reference, text: "Toujours éteint.", nonce: crypto.randomUUID() };
		await addMessage(testContext(lea, later(3 * 24 * 60)), { ...more, participantId: mine?.participantId ?? "" });
		const after = await findMatterForStaff(asAgent, reference);
		expect(after).toMatchObject({ state: "reopened", desk: "city", firstReceivedAt: before?.firstReceivedAt });
		expect(after?.answerDueAt.getTime()).toBeGreaterThan(before?.answerDueAt.getTime() ?? 0);
	});
});

describe("a matter", () => {
	it("is read by who takes part and by staff who answer; its notes never by the former", async () => {
		const { lea, asLea, asAgent } = await setting();
		const hugo = await aResident(testContext());
		const reference = await write(lea);
		await addNote(asAgent, { reference, text: "Voir avec la voirie.", nonce: crypto.randomUUID() });
		expect(await findMatterOfPerson(testContext(hugo), reference, { accountId: hugo.accountId })).toBeNull();
		const mine = await findMatterOfPerson(asLea, reference, { accountId: lea.accountId });
		expect(mine?.messages.map(({ direction }) => direction)).toEqual(["in", "system"]);
		expect((await listMattersOf(asLea, lea.accountId)).map((one) => one.reference)).toEqual([reference]);
		expect(await listMattersOf(asLea, hugo.accountId)).toEqual([]);
	});

	it("is given to someone who answers, and to nobody else", async () => {
		const { lea, agent, asAgent } = await setting();
		const reference = await write(lea);
		const wrong = await assignMatter(asAgent, { reference, assigneeId: lea.accountId });
		expect(wrong).toEqual({ ok: false, reason: "not-an-agent" });
		await assignMatter(asAgent, { reference, assigneeId: agent.accountId });
		const mine = await listInbox(asAgent, { queue: "mine", cursor: null, search: "" });
		expect(mine.matters).toMatchObject([{ reference, state: "open" }]);
		await changeMatterState(asAgent, { reference, move: "close" });
		expect(await changeMatterState(asAgent, { reference, move: "close" })).toEqual({
			ok: false,
			reason: "not-from-here",
		});
		expect(await countQueues(asAgent)).toMatchObject({ open: 0, mine: 0 });
	});

	it("says who else has it open, for ten minutes", async () => {
		const { lea, asAgent } = await setting();
		const reference = await write(lea);
		const { id } = (await findMatterForStaff(asAgent, reference)) ?? { id: "" };
		const other = await aStaffMember(testContext(), "admin");
		expect(await seeMatter(asAgent, id)).toEqual([]);
		expect(await seeMatter(testContext(other, later(9)), id)).toHaveLength(1);
		expect(await seeMatter(testContext(other, later(11)), id)).toEqual([]);
	});

	it("is listed most urgent first, page after page, each once", async () => {
		const { lea, asAgent } = await setting();
		for (let day = 0; day < 35; day += 1) {
			const context = testContext(lea, later((35 - day) * 60));
			await submitMatter(context, { ...aForm(), actor: lea });
		}
		const seen: { reference: string; answerDueAt: Date }[] = [];
		let cursor: string | null = null;
		do {
			const page = await listInbox(asAgent, { queue: "open", cursor: readCursor(cursor), search: "" });
			seen.push(...page.matters);
			cursor = page.next;
		} while (cursor);
		expect(new Set(seen.map(({ reference }) => reference)).size).toBe(35);
		expect(seen.map(({ answerDueAt }) => answerDueAt.getTime())).toEqual(
			seen.map(({ answerDueAt }) => answerDueAt.getTime()).sort((a, b) => a - b),
		);
	});
});

describe("joining two matters", () => {
	it("unites messages, people and the older date; a reference leads on; undoing gives each its own back", async () => {
		const { lea, asAgent, agent } = await setting();
		const hugo = await aResident(testContext());
		const first = await submitMatter(testContext(lea, later(-2880)), { ...aForm(), actor: lea });
		const absorbed = first.value.reference;
		const kept = await write(hugo, { subject: "Rue des Lilas dans le noir" });
		const before = await findMatterForStaff(asAgent, kept);

		const [joined, again] = await Promise.all([
			joinMatters(asAgent, { kept, absorbed }),
			joinMatters(asAgent, { kept: absorbed, absorbed: kept }),
		]);
		expect([joined.ok, again.ok].filter(Boolean)).toHaveLength(1);
		if (!joined.ok) return;
		const one = await findMatterForStaff(asAgent, kept);
		expect(one?.messages).toHaveLength(4);
		expect(one?.participants).toHaveLength(2);
		expect(one?.firstReceivedAt).toEqual(later(-2880));
		expect(await findMatterOfPerson(testContext(lea), absorbed, { accountId: lea.accountId })).toMatchObject({
			reference: kept,
		});
		await answerMatter(testContext(agent, later(1)), anAnswer(kept));
		expect(
			(await mails())
				.slice(-2)
				.map(({ to }) => to)
				.sort(),
		).toHaveLength(2);

		expect(await undoJoin(asAgent, joined.value.joinId)).toEqual({ ok: true, value: null });
		expect(await undoJoin(asAgent, joined.value.joinId)).toEqual({ ok: false, reason: "not-found" });
		expect((await findMatterForStaff(asAgent, kept))?.firstReceivedAt).toEqual(before?.firstReceivedAt);
		expect(await findMatterForStaff(asAgent, absorbed)).toMatchObject({
			state: "new",
			desk: "city",
			participants: [{ name: lea.name }],
		});
	});
});
