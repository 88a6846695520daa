import { describe, expect, it } from "vitest";
import type { Actor } from "~/lib/actor";
import { db } from "~/server/db.server";
import { testContext, testNow } from "~/test/database";
import { aConsultation, aProposal, aResident, aStaffMember } from "~/test/factories";
import { addMessage } from "./commands/add-message.server";
import { addNote } from "./commands/add-note.server";
import { answerMatter } from "./commands/answer-matter.server";
import { escalateLate, escalateMatter } from "./commands/escalate-matter.server";
import { linkMatter } from "./commands/link-matter.server";
import { notePresence } from "./commands/note-presence.server";
import { detachRatings, rateMatter } from "./commands/rate-matter.server";
import { routeMatter } from "./commands/route-matter.server";
import { saveAgent } from "./commands/save-agent.server";
import { seeMatter } from "./commands/see-matter.server";
import { snoozeMatter, wakeMatters } from "./commands/snooze-matter.server";
import { submitMatter } from "./commands/submit-matter.server";
import { countQueues, listInbox } from "./queries/inbox.server";
import { findLinked } from "./queries/links.server";
import { satisfactionFigures } from "./queries/satisfaction.server";
import { findMatterOfPerson } from "./queries/thread.server";

type SignedIn = Extract<Actor, { accountId: string }>;

const DAY = 86_400_000;
const later = (ms: number) => new Date(testNow.getTime() + ms);

const write = async (actor: SignedIn, change = {}) => {
	const text = { subject: "Trottoir cassé", text: "Le trottoir est cassé devant le 12.", topic: "streets" as const };
	const rest = { wishedChannel: "email" as const, nonce: crypto.randomUUID(), actor };
	return (await submitMatter(testContext(actor), { ...text, ...rest, ...change })).value.reference;
};

const find = (reference: string) =>
	db().matter.findUniqueOrThrow({ where: { reference }, include: { participants: true } });

const anAgent = async (change: Partial<Parameters<typeof saveAgent>[1]> = {}) => {
	const agent = await aStaffMember(testContext(), "agent");
	const profile = { topics: ["streets" as const], capacity: 10, absentFrom: "", absentUntil: "" };
	await saveAgent(testContext(agent), { ...profile, accountId: agent.accountId, ...change });
	return agent;
};

const answer = (agent: SignedIn, reference: string) =>
	answerMatter(testContext(agent), {
		...{ reference, text: "C’est noté.", outcome: "answered", seen: "", nonce: crypto.randomUUID() },
	});

describe("a new matter", () => {
	it("goes by topic, load and absence, comes back to who answered the person, and else to nobody", async () => {
		const [away, first] = [await anAgent({ absentFrom: "2026-05-11" }), await anAgent()];
		const [lea, hugo] = [await aResident(testContext()), await aResident(testContext())];
		const reference = await write(lea);
		expect((await find(reference)).assigneeId).toBe(first.accountId);
		const second = await anAgent();
		expect((await find(await write(hugo))).assigneeId).toBe(second.accountId);
		expect((await find(await write(lea))).assigneeId).toBe(first.accountId);
		expect((await find(await write(lea, { topic: "school" }))).assigneeId).toBeNull();
		const others = { topics: [], capacity: 1, absentFrom: "", absentUntil: "" };
		expect(await saveAgent(testContext(first), { ...others, accountId: away.accountId })).toMatchObject({
			reason: "not-allowed",
		});
	});
});

describe("a matter sent elsewhere", () => {
	it("goes to who knows the topic, with its reference, its receipt date and its delays", async () => {
		const [first, second] = [await anAgent(), await anAgent({ topics: ["school"] })];
		const reference = await write(await aResident(testContext()));
		const before = await find(reference);
		const reason = "C’est le service des écoles qui inscrit.";
		expect(await routeMatter(testContext(first, later(DAY)), { reference, topic: "school", reason })).toMatchObject({
			ok: true,
		});
		const after = await find(reference);
		expect([before.assigneeId, after.assigneeId]).toEqual([first.accountId, second.accountId]);
		expect([after.firstReceivedAt, after.answerDueAt]).toEqual([before.firstReceivedAt, before.answerDueAt]);
		const theirs = after.participants.find(({ accountId }) => accountId)?.accountId ?? "";
		const seen = await findMatterOfPerson(testContext(), reference, { accountId: theirs });
		expect(seen?.messages.at(-1)).toMatchObject({ direction: "system", text: expect.stringContaining(reason) });
		expect(seen?.messages.at(-1)?.text).toContain(reference);
		await routeMatter(testContext(first), { reference, topic: "housing", reason });
		expect((await find(reference)).assigneeId).toBeNull();
	});
});

describe("a matter put aside", () => {
	it("leaves the queue until its morning, or until its author writes", async () => {
		const [agent, lea] = [await anAgent(), await aResident(testContext())];
		const [one, other] = [await write(lea), await write(lea)];
		const context = testContext(agent);
		expect(await snoozeMatter(context, { reference: one, until: "2026-05-12" })).toMatchObject({ ok: false });
		for (const reference of [one, other]) await snoozeMatter(context, { reference, until: "2026-05-14" });
		expect(await countQueues(context)).toMatchObject({ open: 0, waiting: 2 });
		const { participants } = await find(one);
		const more = { reference: one, text: "Et maintenant ?", nonce: crypto.randomUUID() };
		await addMessage(testContext(lea), { ...more, participantId: participants[0]?.id ?? "" });
		expect(await find(one)).toMatchObject({ desk: "city", snoozedUntil: null });
		expect(await wakeMatters(testContext(agent, later(DAY)))).toBe(0);
		expect(await wakeMatters(testContext(agent, later(2 * DAY)))).toBe(1);
		expect(await find(other)).toMatchObject({ desk: "city", snoozedUntil: null });
	});
});

describe("a matter raised", () => {
	it("says why once, stands in its queue, and leaves it when answered; late ones are raised by themselves", async () => {
		const [agent, lea] = [await anAgent(), await aResident(testContext())];
		const [one, other] = [await write(lea), await write(lea)];
		const context = testContext(agent);
		const input = { reference: one, reason: "La personne est en fauteuil.", nonce: crypto.randomUUID() };
		await Promise.all([escalateMatter(context, input), escalateMatter(context, input)]);
		expect(await db().message.count({ where: { direction: "note" } })).toBe(1);
		const raised = async () =>
			(await listInbox(context, { queue: "raised", cursor: null, search: "" })).matters.map(
				({ reference }) => reference,
			);
		expect(await raised()).toEqual([one]);
		await answer(agent, one);
		expect(await raised()).toEqual([]);
		expect(await escalateLate(testContext(agent, later(60 * DAY)))).toBe(1);
		expect(await raised()).toEqual([other]);
	});
});

describe("a colleague", () => {
	it("named in a note finds it in their queue until they look; a resident cannot be named", async () => {
		const [agent, colleague, lea] = [await anAgent(), await anAgent(), await aResident(testContext())];
		const reference = await write(lea);
		const note = { reference, text: "Tu connais ce trottoir ?" };
		await addNote(testContext(agent), { ...note, nonce: crypto.randomUUID(), mention: colleague.accountId });
		await addNote(testContext(agent), { ...note, nonce: crypto.randomUUID(), mention: lea.accountId });
		expect(await db().matterMention.count()).toBe(1);
		const theirs = testContext(colleague);
		const named = () => listInbox(theirs, { queue: "mentions", cursor: null, search: "" });
		expect((await named()).matters).toMatchObject([{ reference }]);
		await seeMatter(theirs, (await find(reference)).id);
		expect((await named()).matters).toEqual([]);
	});

	it("is told who is here and who is writing, and for how long that is believed", async () => {
		const [agent, colleague, lea] = [await anAgent(), await anAgent(), await aResident(testContext())];
		const reference = await write(lea);
		await notePresence(testContext(agent), { reference, isTyping: true });
		const seen = (ms: number) => notePresence(testContext(colleague, later(ms)), { reference, isTyping: false });
		expect(await seen(1_000)).toEqual([{ name: agent.name, isTyping: true }]);
		expect(await seen(30_000)).toEqual([{ name: agent.name, isTyping: false }]);
		expect(await seen(60_000)).toEqual([]);
	});
});

describe("satisfaction", () => {
	it("is asked once answered, once a matter, once in thirty days, and is only a figure after sixty", async () => {
		const [agent, lea] = [await anAgent(), await aResident(testContext())];
		const [one, other] = [await write(lea), await write(lea)];
		const rate = async (reference: string, now = testNow) => {
			const participantId = (await find(reference)).participants[0]?.id ?? "";
			return rateMatter(testContext(lea, now), { reference, participantId, score: 3, text: "Merci" });
		};
		expect(await rate(one)).toMatchObject({ ok: false });
		for (const reference of [one, other]) await answer(agent, reference);
		const both = await Promise.all([rate(one), rate(one)]);
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
		expect(await rate(other)).toMatchObject({ ok: false });
		expect(await rate(other, later(31 * DAY))).toMatchObject({ ok: true });
		expect(await satisfactionFigures(testContext())).toBeNull();
		await detachRatings(testContext(agent, later(61 * DAY)));
		expect(await db().satisfaction.count({ where: { matterId: null, raterId: null } })).toBe(1);
	});
});

describe("a matter about something", () => {
	it("is linked by the address one copies, and by nothing else", async () => {
		const [agent, lea] = [await anAgent(), await aResident(testContext())];
		const consultation = await aConsultation(testContext());
		const proposal = await aProposal(testContext(), {
			...(consultation.phases[0] as { id: string }),
			consultationId: consultation.id,
		});
		const reference = await write(lea, { about: `http://localhost:3000/proposals/${proposal.id}` });
		const linked = await findLinked(testContext(), await find(reference));
		expect(linked).toMatchObject({ type: "proposal", path: `/proposals/${proposal.id}`, title: proposal.title });
		const context = testContext(agent);
		const to = (about: string) => linkMatter(context, { reference, about });
		expect(await to(`/consultations/${consultation.slug}/vote`)).toMatchObject({ ok: true });
		expect(await find(reference)).toMatchObject({ linkedType: "vote", linkedId: consultation.id });
		for (const address of ["/reports/999999", "/proposals/x", "javascript:alert(1)", "/admin", "x".repeat(200)])
			expect(await to(address)).toEqual({ ok: false, reason: "no-such-page" });
		expect(await to("")).toMatchObject({ ok: true });
		expect(await find(reference)).toMatchObject({ linkedType: null });
	});
});
