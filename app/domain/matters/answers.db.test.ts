import { describe, expect, it } from "vitest";
import { db } from "~/server/db.server";
import { testContext, testNow } from "~/test/database";
import { aResident, aStaffMember } from "~/test/factories";
import { type AnswerText, answerTextSchema } from "./answers-schema";
import { answerMatter } from "./commands/answer-matter.server";
import { saveAnswer } from "./commands/save-answer.server";
import { saveMacro } from "./commands/save-macro.server";
import { askCorrections, sendCorrections } from "./commands/send-corrections.server";
import { submitMatter } from "./commands/submit-matter.server";
import { prepareAnswer } from "./prepare-answer.server";
import { findAnswer, listAnswers, listToldOld, suggestAnswers } from "./queries/answers.server";
import { findMatterForStaff } from "./queries/thread.server";

const aText = (change: Partial<AnswerText> = {}): AnswerText => ({
	...{ question: "Quand passe le camion des encombrants ?", topic: "cleanliness", procedureSlug: "encombrants" },
	...{ body: "Le camion passe le mardi. Appelez le {telephone}.", short: "Le mardi.", sms: "Encombrants : le mardi." },
	...{ post: "Les encombrants passent le mardi.", sources: "", validUntil: "", version: 0 },
	...change,
});

const setting = async () => {
	const agent = await aStaffMember(testContext(), "agent");
	const context = testContext(agent);
	const saved = await saveAnswer(context, { ...aText(), slug: null });
	if (!saved.ok) throw new Error(saved.reason);
	return { agent, context, slug: saved.value.slug };
};

const aMatter = async () => {
	const lea = await aResident(testContext());
	const form = {
		topic: "cleanliness" as const,
		subject: "Encombrants",
		text: "Quand passe le camion, s’il vous plaît ?",
	};
	const rest = { wishedChannel: "email" as const, nonce: crypto.randomUUID(), actor: lea };
	return (await submitMatter(testContext(lea), { ...form, ...rest })).value.reference;
};

const tell = (context: ReturnType<typeof testContext>, reference: string, canonical: string) =>
	answerMatter(context, {
		...{ reference, text: "Le camion passe le mardi.", outcome: "answered", seen: "", nonce: crypto.randomUUID() },
		canonical,
	});

const told = async (context: ReturnType<typeof testContext>, slug: string) =>
	listToldOld(context, await db().canonicalAnswer.findUniqueOrThrow({ where: { slug } }));

describe("a canonical answer", () => {
	it("is said the same everywhere, filled with the city's own values, until its date", async () => {
		const { context, slug } = await setting();
		const answer = await findAnswer(context, slug);
		expect(answer?.body).not.toContain("{telephone}");
		expect(await listAnswers(context, { procedureSlug: "encombrants" })).toHaveLength(1);
		expect(await suggestAnswers(context, "mon canapé : quand passent les encombrants")).toMatchObject([{ slug }]);
		expect(await suggestAnswers(context, "crèche")).toEqual([]);
		await saveAnswer(context, { ...aText({ version: 1, validUntil: "2026-05-12" }), slug });
		const tomorrow = { ...context, now: new Date(testNow.getTime() + 86_400_000) };
		expect(await findAnswer(context, slug)).not.toBeNull();
		expect([await findAnswer(tomorrow, slug), await listAnswers(tomorrow)]).toEqual([null, []]);
		expect(await suggestAnswers(tomorrow, "encombrants")).toEqual([]);
	});

	it("is never written on top of a version its author had not seen", async () => {
		const { context, slug } = await setting();
		const both = await Promise.all(
			[1, 2].map((number) => saveAnswer(context, { ...aText({ version: 1, short: `Le ${number}` }), slug })),
		);
		expect(both.map((one) => (one.ok ? one.value.version : one.reason)).sort()).toEqual([2, "changed-meanwhile"]);
	});

	it.each([
		[{ sms: "é".repeat(161) }],
		[{ sms: `${"a".repeat(70)}\u{1F333}${"b".repeat(10)}` }],
		[{ post: "Bonjour {nom}" }],
		[{ body: "Appelez {__proto__} aujourd’hui" }],
	])("is refused when a form does not fit its channel: %o", (change) =>
		expect(answerTextSchema.safeParse(aText(change)).success).toBe(false));

	it("finds who was told the older version, and corrects each once whatever is repeated", async () => {
		const { agent, context, slug } = await setting();
		const [first, second] = [await aMatter(), await aMatter()];
		await tell(context, first, `${slug}@1`);
		await tell(context, second, `${slug}@1`);
		expect(await told(context, slug)).toEqual([]);
		const body = "Le camion passe désormais le jeudi.";
		await saveAnswer(context, { ...aText({ version: 1, body }), slug });
		expect((await told(context, slug)).map(({ reference }) => reference).sort()).toEqual([first, second].sort());
		expect(await tell(context, await aMatter(), `${slug}@1`)).toEqual({ ok: false, reason: "answer-changed" });
		expect(await askCorrections(context, { slug, version: 2 })).toEqual({ ok: true, value: { count: 2 } });
		expect(await askCorrections(context, { slug, version: 1 })).toMatchObject({ ok: false });
		const asked = { slug, version: 2, byId: agent.accountId, byName: agent.name };
		await Promise.all([1, 2, 3].map(() => sendCorrections(testContext(), asked)));
		const corrections = await db().message.findMany({ where: { key: { startsWith: "correction:" } } });
		expect(corrections).toHaveLength(2);
		expect(corrections[0]?.text).toContain(body);
		expect(await db().mail.count({ where: { text: { contains: body } } })).toBe(2);
		expect(await told(context, slug)).toEqual([]);
	});

	it("goes by SMS in its own words, since it names nobody's affair", async () => {
		const { context, slug } = await setting();
		const reference = await aMatter();
		const matter = await db().matter.findUniqueOrThrow({ where: { reference }, include: { participants: true } });
		const point = { kind: "phone", address: "+33612345678", shown: "06", createdAt: testNow };
		const { id } = await db().contactPoint.create({ data: point });
		await db().matterParticipant.update({
			where: { id: matter.participants[0]?.id ?? "" },
			data: { otherPoints: [id] },
		});
		await tell(context, reference, `${slug}@1`);
		const [sms] = await db().delivery.findMany({ where: { channel: "sms" } });
		expect((sms?.content as { text: string }).text).toMatch(/^Encombrants : le mardi\. http/);
	});
});

describe("a macro", () => {
	it("is tried without doing anything, then does all of it with the answer, once", async () => {
		const { agent, context, slug } = await setting();
		const reference = await aMatter();
		const steps = { write: "Bonjour {nom},", answer: slug, route: "streets" as const, assign: "me" as const };
		const saved = await saveMacro(context, {
			...{
				name: "Encombrants",
				...steps,
				note: "À rappeler",
				outcome: "waiting_resident" as const,
				urgent: "on" as const,
			},
		});
		const macro = saved.ok ? saved.value.macroId : "";
		const before = await findMatterForStaff(context, reference);
		const form = new FormData();
		form.set("text", "Déjà tapé.");
		form.set("prepare", "try");
		form.set("try", macro);
		const prepared = await prepareAnswer(context, before as NonNullable<typeof before>, form);
		expect(prepared?.form.get("text")).toMatch(/^Déjà tapé\.\n\nBonjour Personne \d+,\n\nLe camion passe le mardi/);
		expect(prepared?.rehearsal?.effects.map((effect) => effect.do)).toEqual(["route", "assign", "urgent", "note"]);
		expect((await findMatterForStaff(context, reference))?.version).toBe(before?.version);
		const input = {
			...{ reference, text: "Bonjour", outcome: "waiting_resident" as const, seen: "", nonce: crypto.randomUUID() },
			...{ canonical: `${slug}@1`, macro },
		};
		await Promise.all([answerMatter(context, input), answerMatter(context, input)]);
		const after = await findMatterForStaff(context, reference);
		expect(after).toMatchObject({
			topic: "streets",
			urgent: true,
			assigneeId: agent.accountId,
			state: "waiting_resident",
		});
		expect(after?.messages.filter(({ direction }) => direction === "note")).toHaveLength(1);
		expect(
			await saveMacro(context, {
				...steps,
				write: "",
				answer: "",
				name: "Vide",
				note: "",
				outcome: "",
				route: "",
				assign: "",
			}),
		).toEqual({
			ok: false,
			reason: "does-nothing",
		});
	});
});
