import { describe, expect, it } from "vitest";
import { db } from "~/server/db.server";
import { testContext, testNow } from "~/test/database";
import { aConsultation, aResident, aStaffMember } from "~/test/factories";
import { findSurvey, hasAnswered, listTags, listTexts } from "../queries.server";
import { readResults } from "../results.server";
import { questionSchema } from "../schema";
import { answerSurvey } from "./answer-survey.server";
import { changeSurvey } from "./change-survey.server";
import { endTablet, lendTablet } from "./lend-tablet.server";
import { receiveTabletAnswers } from "./receive-tablet-answers.server";
import { tagText } from "./tag-text.server";

const options = [
	{ id: "o1", label: "À pied" },
	{ id: "o2", label: "À vélo" },
];
const how = questionSchema.parse({ id: "how", type: "single", label: "Comment venez-vous ?", options, required: true });
const why = questionSchema.parse({ id: "why", type: "long", label: "Pourquoi ?" });

const aSurvey = async (settings = {}) => {
	const { phases } = await aConsultation(testContext(), { phases: [{ method: "survey", settings }] });
	const phaseId = phases[0]?.id ?? "";
	for (const [index, question] of [how, why].entries())
		await changeSurvey(testContext(), { phaseId, version: index + 1, change: { kind: "put", page: "p1", question } });
	const survey = await findSurvey(testContext(), phaseId);
	if (!survey) throw new Error("a survey is expected");
	return { phaseId, survey };
};

const resident = async () => testContext(await aResident(testContext()));
const answer = (phaseId: string, values: Record<string, string>, answerId: string = crypto.randomUUID()) => ({
	phaseId,
	answerId,
	values,
});

describe("answering a survey", () => {
	it("counts once per person, though ten are sent at once from two windows", async () => {
		const { phaseId } = await aSurvey();
		const context = await resident();
		const results = await Promise.all(
			Array.from({ length: 10 }, () => answerSurvey(context, answer(phaseId, { how: "o1" }))),
		);
		expect(results.filter(({ ok }) => ok)).toHaveLength(1);
		expect(await db().surveyAnswer.count()).toBe(1);
	});

	it("takes the same form sent twice for one answer", async () => {
		const { phaseId } = await aSurvey();
		const context = await resident();
		const asked = answer(phaseId, { how: "o1" });
		expect(await answerSurvey(context, asked)).toMatchObject({ ok: true });
		expect(await answerSurvey(context, asked)).toMatchObject({ ok: true });
		expect(await db().surveyAnswer.count()).toBe(1);
	});

	it("says what is wrong by question, and keeps nothing", async () => {
		const { phaseId } = await aSurvey();
		const result = await answerSurvey(await resident(), answer(phaseId, { how: "o9" }));
		expect(result).toMatchObject({ ok: false, reason: "faults", faults: { how: "not-an-option" } });
		expect(await db().surveyAnswer.count()).toBe(0);
	});

	it("keeps no trace of who answered an anonymous one, and still one answer each", async () => {
		const { phaseId, survey } = await aSurvey({ anonymous: true });
		const context = await resident();
		await answerSurvey(context, answer(phaseId, { how: "o2", why: "Parce que." }));
		expect(await answerSurvey(context, answer(phaseId, { how: "o1" }))).toEqual({
			ok: false,
			reason: "already-answered",
		});
		const accountId = context.actor.kind === "resident" ? context.actor.accountId : "";
		const kept = JSON.stringify([await db().surveyAnswer.findMany(), await db().surveyText.findMany()]);
		expect(kept).not.toContain(accountId);
		expect(await db().event.count({ where: { actorId: accountId, name: "survey.answered" } })).toBe(0);
		expect(await hasAnswered(context, survey.id, true)).toBe(true);
		expect((await db().surveyAnswer.findFirst())?.at).not.toEqual(testNow);
	});

	it("freezes the questions", async () => {
		const { phaseId } = await aSurvey();
		const change = { kind: "remove", id: "why" } as const;
		expect(await changeSurvey(testContext(), { phaseId, version: 1, change })).toEqual({
			ok: false,
			reason: "stale-version",
		});
		await answerSurvey(await resident(), answer(phaseId, { how: "o1" }));
		expect(await changeSurvey(testContext(), { phaseId, version: 3, change })).toEqual({
			ok: false,
			reason: "answered",
		});
		expect(await changeSurvey(await resident(), { phaseId, version: 3, change })).toEqual({
			ok: false,
			reason: "not-allowed",
		});
	});
});

describe("a tablet", () => {
	it("sends each answer once, whatever it sends again, and nothing once ended", async () => {
		const { phaseId } = await aSurvey();
		const official = testContext(await aStaffMember(testContext(), "elected"));
		const lent = await lendTablet(official, { phaseId, name: "Marché" });
		if (!lent.ok) throw new Error(lent.reason);
		const { key } = lent.value;
		const answers = [1, 2, 3].map(() => ({ id: crypto.randomUUID(), values: { how: "o1" } }));
		const visitor = testContext({ kind: "visitor" });
		const sends = await Promise.all([1, 2, 3].map(() => receiveTabletAnswers(visitor, { key, answers })));
		expect(sends.flat().filter((receipt) => receipt?.outcome === "received")).toHaveLength(3);
		expect(sends.flat().filter((receipt) => receipt?.outcome === "refused")).toHaveLength(0);
		expect(await db().surveyAnswer.count()).toBe(3);
		const wrong = [{ id: crypto.randomUUID(), values: { how: "o9" } }];
		expect(await receiveTabletAnswers(visitor, { key, answers: wrong })).toMatchObject([{ outcome: "refused" }]);
		const tablet = await db().surveyTablet.findFirstOrThrow();
		expect(tablet.keyHash).not.toContain(key);
		await endTablet(official, { tabletId: tablet.id });
		const late = [{ id: crypto.randomUUID(), values: { how: "o1" } }];
		expect(await receiveTabletAnswers(visitor, { key, answers: late })).toMatchObject([{ outcome: "refused" }]);
		expect(await receiveTabletAnswers(visitor, { key: "autre", answers: late })).toBeNull();
	});
});

describe("results of a survey", () => {
	it("are not shown under ten answers, nor for a group that small, nor when the rest is", async () => {
		const { phaseId, survey } = await aSurvey();
		for (let index = 0; index < 9; index += 1) await answerSurvey(await resident(), answer(phaseId, { how: "o1" }));
		expect((await readResults(testContext(), { survey, by: null })).tallies).toBeNull();
		for (let index = 0; index < 4; index += 1) await answerSurvey(await resident(), answer(phaseId, { how: "o2" }));
		expect((await readResults(testContext(), { survey, by: null })).tallies?.[0]?.tally).toMatchObject({
			answered: 13,
		});
		expect((await readResults(testContext(), { survey, by: "how:o2" })).tallies).toBeNull();
		for (let index = 0; index < 3; index += 1) await answerSurvey(await resident(), answer(phaseId, { how: "o1" }));
		expect((await readResults(testContext(), { survey, by: "how:o1" })).tallies).toBeNull();
	});

	it("let staff search and tag free answers, without accents", async () => {
		const { phaseId, survey } = await aSurvey();
		await answerSurvey(await resident(), answer(phaseId, { how: "o1", why: "La chaussée est défoncée." }));
		await answerSurvey(await resident(), answer(phaseId, { how: "o2", why: "C’est plus rapide." }));
		const find = (words: string, tag = "") =>
			listTexts(testContext(), { surveyId: survey.id, words, tag, questionId: "", after: null });
		const { texts } = await find("DEFONCEE");
		expect(texts.map(({ body }) => body)).toEqual(["La chaussée est défoncée."]);
		const textId = texts[0]?.id ?? "";
		expect(await tagText(await resident(), { textId, tag: "voirie", isOn: true })).toEqual({
			ok: false,
			reason: "not-allowed",
		});
		await tagText(testContext(), { textId, tag: "voirie", isOn: true });
		await tagText(testContext(), { textId, tag: "voirie", isOn: true });
		expect(await listTags(testContext(), survey.id)).toEqual([{ tag: "voirie", count: 1 }]);
		expect((await find("", "voirie")).texts).toHaveLength(1);
		await tagText(testContext(), { textId, tag: "voirie", isOn: false });
		expect((await find("", "voirie")).texts).toHaveLength(0);
	});
});
