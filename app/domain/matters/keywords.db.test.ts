import { describe, expect, it } from "vitest";
import { askedWord } from "~/domain/channels/rules/words";
import { silenceContact } from "~/domain/residents/commands/silence-contact.server";
import { db } from "~/server/db.server";
import { testContext, testNow } from "~/test/database";
import { aStaffMember } from "~/test/factories";
import { answerTextSchema } from "./answers-schema";
import { answerKeyword } from "./commands/answer-keyword.server";
import { saveAnswer } from "./commands/save-answer.server";

const text = {
	...{ question: "Quand ouvre la piscine ?", topic: "culture" as const, procedureSlug: "", validUntil: "" },
	...{
		body: "La piscine ouvre de dix à dix-neuf heures.",
		short: "De 10 h à 19 h.",
		sms: "Piscine : 10h-19h. {ville}",
	},
	...{ post: "La piscine ouvre de 10 h à 19 h.", sources: "", version: 0, keyword: "PISCINE" },
};

const message = (words: string) => ({
	...{ kind: "message" as const, to: [], subject: "", text: words, quoted: "", references: [], threadId: null },
	...{ attachments: [], sentAt: null, trust: {} },
	from: { kind: "phone" as const, address: "+33612345678", shown: "+33612345678", name: "" },
});

const setting = async () => {
	const context = testContext(await aStaffMember(testContext(), "agent"));
	const saved = await saveAnswer(context, { ...text, slug: null });
	return { context, slug: saved.ok ? saved.value.slug : "" };
};

const ask = (words: string, key = words, context = testContext()) =>
	answerKeyword(context, { key, message: message(words) });

const answers = () => db().delivery.findMany({ where: { purpose: "keyword" } });

describe("one word by SMS", () => {
	it.each([
		[" piscine. ", "PISCINE"],
		["Été", "ETE"],
		["STOP", null],
		["piscine dimanche", null],
		["ok", null],
		["🏊", null],
	])("«%s» asks for %s", (given, word) => expect(askedWord(given)).toBe(word));

	it("brings back the SMS form of its answer once, in force only, and says nothing of anybody", async () => {
		const { context, slug } = await setting();
		expect(await ask("Piscine", "event:1")).toBe(true);
		expect(await ask("Piscine", "event:1")).toBe(true);
		expect((await answers()).map(({ content }) => (content as { text: string }).text)).toEqual([
			expect.stringMatching(/^Piscine : 10h-19h\. \S+$/),
		]);
		expect(await ask("crèche")).toBe(false);
		await saveAnswer(context, { ...text, version: 1, validUntil: "2026-05-12", slug });
		const late = testContext(undefined, new Date(testNow.getTime() + 3 * 86_400_000));
		expect(await ask("piscine", "event:2", late)).toBe(false);
	});

	it("belongs to one answer, and is never STOP", async () => {
		const { context } = await setting();
		expect(await saveAnswer(context, { ...text, slug: null })).toEqual({ ok: false, reason: "keyword-taken" });
		const read = answerTextSchema.safeParse({ ...text, keyword: "stop" });
		expect(read.error?.issues.map(({ path }) => path[0])).toEqual(["keyword"]);
	});

	it("is not answered to who said STOP, nor for ever to a machine", async () => {
		await setting();
		for (let index = 0; index < 10; index += 1) await ask("piscine", `loop:${index}`);
		expect(await ask("piscine", "loop:10")).toBe(false);
		expect(await answers()).toHaveLength(10);
		const wish = { kind: "phone", address: "+33612345678", purpose: "all", reason: "STOP", isSilent: true } as const;
		await silenceContact(testContext(), wish);
		const later = testContext(undefined, new Date(testNow.getTime() + 2 * 3_600_000));
		expect(await ask("piscine", "quiet", later)).toBe(true);
		expect(await answers()).toHaveLength(10);
	});
});
