import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { openSession } from "~/domain/accounts/sessions.server";
import { writeText } from "~/domain/debates/commands/write-text.server";
import { findText } from "~/domain/debates/queries/passages.server";
import { assignAssessments } from "~/domain/results/commands/assign-assessments.server";
import { writeResults } from "~/domain/results/commands/write-results.server";
import { type Actor, accountOf } from "~/lib/actor";
import { loader as ownQuotes } from "~/routes/account/results/own-quotes";
import { action as assign, loader as assignPage } from "~/routes/admin/assessments/assign";
import { loader as answersDesk } from "~/routes/admin/assessments/desk";
import { loader as file, action as work } from "~/routes/admin/assessments/file";
import { loader as ownFiles } from "~/routes/admin/assessments/own";
import { action as publishAnswers } from "~/routes/admin/assessments/publish";
import { action as addPhase } from "~/routes/admin/consultations/new-phase";
import { loader as review } from "~/routes/admin/consultations/review";
import { action as textAction, loader as textDesk } from "~/routes/admin/debates/text-desk";
import { loader as documents } from "~/routes/admin/results/documents";
import { action as preview, loader as previewPage } from "~/routes/admin/results/preview";
import { loader as quotes } from "~/routes/admin/results/quotes";
import { loader as resultsDesk, action as saveResults } from "~/routes/admin/results/results-desk";
import { loader as passagePage } from "~/routes/public/debates/passage";
import { loader as textPage } from "~/routes/public/debates/text";
import { loader as embed } from "~/routes/public/results/embed";
import { testContext } from "./database";
import { aConsultation, aProposal, aStaffMember } from "./factories";

type Door = (args: never) => Promise<unknown>;
type Asked = { params?: Record<string, string>; form?: Record<string, string>; path?: string };

const visit = async (door: Door, actor: Actor | null, { params = {}, form, path = "/" }: Asked = {}) => {
	const accountId = actor && accountOf(actor);
	const cookie = accountId ? ((await openSession(accountId, "test", new Date())).split(";")[0] ?? "") : "";
	const headers = { cookie, "content-type": "application/x-www-form-urlencoded" };
	const body = form ? new URLSearchParams(form).toString() : undefined;
	const request = new Request(
		`http://localhost:3000${path}`,
		body === undefined ? { headers } : { method: "POST", headers, body },
	);
	return door({ request, params, context: { requestId: randomUUID(), ip: "127.0.0.1", cookies: [] } } as never);
};

/** The answer of a refused form: its status, what it says, what was typed. */
const refused = async (door: Door, actor: Actor, asked: Asked) => {
	const { data, init } = (await visit(door, actor, asked)) as {
		data: { error?: Record<string, string[]>; initialValue?: Record<string, string> };
		init: { status: number };
	};
	return {
		status: init.status,
		error: Object.values(data.error ?? {})
			.flat()
			.join(" "),
		typed: data.initialValue ?? {},
	};
};

const aStage = async () => {
	const now = testContext();
	const official = await aStaffMember(now, "elected");
	const {
		id: consultationId,
		slug,
		phases,
	} = await aConsultation(
		{ ...now, now: new Date() },
		{
			phases: [{ method: "text" }, { method: "proposals" }],
		},
	);
	const [text, collecting] = phases;
	if (!text || !collecting) throw new Error("two phases are expected");
	const proposal = await aProposal({ ...now, now: new Date() }, collecting);
	const at = { ...testContext(official), now: new Date() };
	await writeText(at, { phaseId: text.id, version: 0, text: "Un arbre.\n\nUn banc.", note: "" });
	return { official, at, consultationId, slug, text, proposal };
};

describe("the doors of debate, assessment and results", () => {
	it("open to those they are for, on pages that hold what they need", async () => {
		const { official, at, consultationId, slug, text, proposal } = await aStage();
		const [passage] = (await findText(at, text.id))?.passages ?? [];
		const people = { analystId: official.accountId, supervisorId: null, deciderId: null, dueOn: "2099-01-01" };
		await assignAssessments(at, { consultationId, proposalIds: [], ...people });
		const params = { consultationId, slug, phaseId: text.id, proposalId: proposal.id, passageId: passage?.id ?? "" };
		for (const door of [textPage, passagePage, embed]) expect(await visit(door as Door, null, { params })).toBeTruthy();
		for (const door of [
			textDesk,
			ownFiles,
			file,
			answersDesk,
			assignPage,
			resultsDesk,
			previewPage,
			quotes,
			documents,
			ownQuotes,
		])
			expect(await visit(door as Door, official, { params })).toBeTruthy();
		const { id: draftId } = await aConsultation(testContext(), { state: "draft" });
		expect(await visit(review as Door, official, { params: { consultationId: draftId } })).toBeTruthy();
	});

	it("refuse what does not fit in words, and give back what was typed", async () => {
		const { official, at, consultationId, text, proposal } = await aStage();
		const params = { consultationId, phaseId: text.id, proposalId: proposal.id };
		const stale = { version: "0", text: "Mon texte à moi.", move: "publish" };
		const onText = await refused(textAction as Door, official, { params, form: stale });
		expect(onText).toMatchObject({ status: 409, typed: { text: "Mon texte à moi.", version: "1" } });
		const long = await refused(textAction as Door, official, {
			params,
			form: { version: "1", text: "x".repeat(5_001) },
		});
		expect(long.error).toMatch(/5.000 caractères/);

		const person = official.accountId;
		const past = { analystId: person, supervisorId: person, deciderId: "", dueOn: "2000-01-01" };
		expect((await refused(assign as Door, official, { params, form: past })).error).toMatch(/deux personnes/);
		const early = await refused(assign as Door, official, { params, form: { ...past, supervisorId: "" } });
		expect(early).toMatchObject({ error: expect.stringMatching(/à venir/), typed: { dueOn: "2000-01-01" } });
		const people = { analystId: person, supervisorId: null, deciderId: null, dueOn: "2099-01-01" };
		await assignAssessments(at, { consultationId, proposalIds: [], ...people });
		const half = { version: "1", move: "conclude", analysis: "Une explication déjà longue à écrire." };
		const onFile = await refused(work as Door, official, { params, form: half });
		expect(onFile).toMatchObject({ status: 422, typed: { analysis: half.analysis } });
		const nothing = await refused(publishAnswers as Door, official, { params, form: { when: "later", at: "" } });
		expect(nothing.error).toMatch(/jour et une heure/);

		await writeResults(at, { consultationId, conclusion: "Premier jet.", items: [], others: "" });
		await writeResults(at, { consultationId, conclusion: "Deuxième jet.", items: [], others: "" });
		const words = { version: "2", conclusion: "Le mien, plus long." };
		const onResults = await refused(saveResults as Door, official, { params, form: words });
		expect(onResults).toMatchObject({ status: 409, typed: { conclusion: "Le mien, plus long." } });
		const late = await refused(preview as Door, official, { params, form: { when: "later" } });
		expect(late.error).toMatch(/jour et une heure/);
	});

	it("refuse a phase that ends before it begins, or overlaps another", async () => {
		const { official, consultationId } = await aStage();
		const asked = (startsOn: string, endsOn: string) => ({
			params: { consultationId },
			path: "/?method=information",
			form: { version: "1", title: "S’informer encore", startsOn, endsOn, description: "Trois pages de texte." },
		});
		const backwards = await refused(addPhase as Door, official, asked("2030-05-10", "2030-05-01"));
		expect(backwards).toMatchObject({
			error: expect.stringMatching(/dernier jour/),
			typed: { description: "Trois pages de texte." },
		});
		const today = new Date().toISOString().slice(0, 10);
		expect((await refused(addPhase as Door, official, asked(today, today))).error).toMatch(/chevauchent/);
	});
});
