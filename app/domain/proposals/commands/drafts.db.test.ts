import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { newId } from "~/lib/id";
import { db } from "~/server/db.server";
import { testContext, testNow } from "~/test/database";
import { aConsultation, aResident, aStaffMember } from "~/test/factories";
import { findDraft, listDrafts } from "../drafts.server";
import { listFiles } from "../files.server";
import { listReplies } from "../questions.server";
import { changeProposal } from "./change-proposal.server";
import { addQuestion, retireQuestion } from "./change-questions.server";
import { dropDraft, saveDraft } from "./save-draft.server";
import { saveFiles } from "./save-files.server";
import { submitProposal } from "./submit-proposal.server";
import { tidyProposals } from "./tidy-proposals.server";

const aPhase = async (more = {}) => {
	const { phases } = await aConsultation(testContext(), { phases: [{ method: "proposals", ...more }] });
	if (!phases[0]) throw new Error("a phase is expected");
	return phases[0];
};

const DAY = 86_400_000;
const form = { title: "Un banc", body: "Un banc à l’ombre devant l’école du quartier." };
const text = {
	title: "Un banc à l’ombre",
	body: "Un banc à l’ombre devant l’école du quartier.",
	theme: null,
	place: null,
};
const none = new Map<string, string>();
const aPhoto = async () => ({
	bytes: await sharp({ create: { width: 40, height: 30, channels: 3, background: "#36c" } })
		.jpeg()
		.toBuffer(),
	name: "banc.jpg",
});
const aDocument = { bytes: Buffer.from("%PDF-1.4 un plan"), name: "plan_de-la-place.pdf" };

describe("a draft", () => {
	it("is read by its author alone, and becomes the proposal when it is published", async () => {
		const phase = await aPhase();
		const author = testContext(await aResident(testContext()));
		const other = testContext(await aResident(testContext()));
		const id = newId(testNow);
		expect(await saveDraft(author, { id, phaseId: phase.id, title: form.title, form })).toMatchObject({ ok: true });
		await saveDraft(author, { id, phaseId: phase.id, title: "Deux bancs", form: { ...form, title: "Deux bancs" } });
		expect((await listDrafts(author)).map(({ title }) => title)).toEqual(["Deux bancs"]);
		expect(await findDraft(other, id)).toBeNull();
		expect(await saveDraft(other, { id, phaseId: phase.id, title: "à moi", form })).toMatchObject({ reason: "absent" });
		await saveFiles(author, { proposalId: id, uploads: [await aPhoto()], labels: none, removed: [] });
		await submitProposal(author, { proposalId: id, phaseId: phase.id, ...text });
		expect(await listDrafts(author)).toEqual([]);
		expect(await listFiles(author, id)).toHaveLength(1);
	});

	it("is kept when the phase closes, though none can be begun then", async () => {
		const phase = await aPhase();
		const resident = await aResident(testContext());
		const id = newId(testNow);
		await saveDraft(testContext(resident), { id, phaseId: phase.id, title: form.title, form });
		const later = testContext(resident, new Date(testNow.getTime() + 60 * DAY));
		expect(await saveDraft(later, { id, phaseId: phase.id, title: "Autre", form })).toMatchObject({ ok: true });
		const fresh = { id: newId(testNow), phaseId: phase.id, title: "Neuf", form };
		expect(await saveDraft(later, fresh)).toMatchObject({ reason: "phase-closed" });
		// Sent for publication in the last second: kept too.
		expect(await saveDraft(later, { ...fresh, isLate: true })).toMatchObject({ ok: true });
	});

	it("goes with its files when it is thrown away, and forms given up leave nothing", async () => {
		const phase = await aPhase();
		const resident = await aResident(testContext());
		const author = testContext(resident);
		const id = newId(testNow);
		await saveDraft(author, { id, phaseId: phase.id, title: form.title, form });
		await saveFiles(author, { proposalId: id, uploads: [await aPhoto(), aDocument], labels: none, removed: [] });
		expect(await dropDraft(author, { id })).toBe(true);
		expect(await db().proposalFile.count()).toBe(0);
		const givenUp = newId(testNow);
		await saveFiles(author, { proposalId: givenUp, uploads: [aDocument], labels: none, removed: [] });
		expect(await tidyProposals(author)).toBe(0);
		expect(await tidyProposals(testContext(resident, new Date(testNow.getTime() + 4 * DAY)))).toBe(1);
	});
});

describe("answers to the city's questions", () => {
	it("change with the proposal; those to a question asked no longer stay", async () => {
		const phase = await aPhase();
		const admin = testContext(await aStaffMember(testContext(), "admin"));
		const more = { kind: "short" as const, help: "", options: [], required: false, staffOnly: false };
		const asked = await addQuestion(admin, { phaseId: phase.id, label: "Pour qui ?", ...more });
		const old = await addQuestion(admin, { phaseId: phase.id, label: "À quel prix ?", ...more });
		if (!asked.ok || !old.ok) throw new Error("two questions are expected");
		const [who, price] = [asked.value.questionId, old.value.questionId];
		const author = testContext(await aResident(testContext()));
		const proposalId = newId(testNow);
		const replies = [
			{ questionId: who, values: ["Les enfants"] },
			{ questionId: price, values: ["100"] },
		];
		await submitProposal(author, { proposalId, phaseId: phase.id, ...text, replies });
		await retireQuestion(admin, { questionId: price });
		const { title, body } = text;
		const next = [{ questionId: who, values: ["Tout le monde"] }];
		const change = { proposalId, version: 1, title, body, replies: next };
		expect(await changeProposal(author, change)).toMatchObject({ ok: true, value: { version: 1 } });
		const values = async () => (await listReplies(author, { proposalId })).map((reply) => reply.values);
		expect(await values()).toEqual([["Tout le monde"], ["100"]]);
		const other = testContext(await aResident(testContext()));
		expect(await changeProposal(other, { ...change, replies: [] })).toMatchObject({ reason: "not-author" });
		expect(await values()).toHaveLength(2);
	});
});

describe("files of a proposal", () => {
	it("are five photos and three documents at most, though all are sent at once", async () => {
		const author = testContext(await aResident(testContext()));
		const proposalId = newId(testNow);
		const uploads = [await aPhoto(), await aPhoto(), aDocument];
		const results = await Promise.all(
			[1, 2, 3, 4].map(() => saveFiles(author, { proposalId, uploads, labels: none, removed: [] })),
		);
		expect(results.some(({ refusal }) => refusal === "too-many-photos")).toBe(true);
		const files = await listFiles(author, proposalId);
		expect(files.filter(({ kind }) => kind === "photo")).toHaveLength(5);
		expect(files.filter(({ kind }) => kind === "document")).toHaveLength(3);
		expect(files.at(-1)?.label).toBe("plan de la place");
	});

	it("are nobody else’s to add, describe or remove, and what is no file of these kinds is refused", async () => {
		const author = testContext(await aResident(testContext()));
		const other = testContext(await aResident(testContext()));
		const proposalId = newId(testNow);
		const first = await saveFiles(author, { proposalId, uploads: [await aPhoto()], labels: none, removed: [] });
		const id = first.files[0]?.id ?? "";
		const foreign = { proposalId, uploads: [], labels: new Map([[id, "à moi"]]), removed: [id] };
		expect(await saveFiles(other, foreign)).toMatchObject({ refusal: "not-author" });
		const bad = { bytes: Buffer.from("MZ…"), name: "programme.exe" };
		const labels = new Map([[id, "Le banc devant l’école"]]);
		const second = await saveFiles(author, { proposalId, uploads: [bad], labels, removed: [] });
		expect(second).toMatchObject({ refusal: "not-a-document", files: [{ label: "Le banc devant l’école" }] });
		expect((await saveFiles(author, { proposalId, uploads: [], labels: none, removed: [id] })).files).toEqual([]);
	});
});

describe("questions of the city", () => {
	it("are answered with the proposal; what is for the staff is shown to the staff and the author only", async () => {
		const phase = await aPhase();
		const official = testContext(await aStaffMember(testContext(), "elected"));
		const ask = async (label: string, staffOnly: boolean) => {
			const question = { kind: "short" as const, label, help: "", options: [], required: false, staffOnly };
			const added = await addQuestion(official, { phaseId: phase.id, ...question });
			if (!added.ok) throw new Error(added.reason);
			return added.value.questionId;
		};
		const forWhom = await ask("Pour qui ?", false);
		const phone = await ask("Votre téléphone", true);
		const author = testContext(await aResident(testContext()));
		const proposalId = newId(testNow);
		const replies = [
			{ questionId: forWhom, values: ["Les enfants"] },
			{ questionId: phone, values: ["06 00 00 00 00"] },
		];
		await submitProposal(author, { proposalId, phaseId: phase.id, ...text, replies });
		const public_ = await listReplies(testContext({ kind: "visitor" }), { proposalId });
		expect(public_.map(({ values }) => values[0])).toEqual(["Les enfants"]);
		expect(await listReplies(official, { proposalId })).toHaveLength(2);
		expect(await listReplies(author, { proposalId, isAuthor: true })).toHaveLength(2);
		await retireQuestion(official, { questionId: forWhom });
		expect(await listReplies(testContext({ kind: "visitor" }), { proposalId })).toHaveLength(1);
		const resident = await addQuestion(author, {
			...{
				phaseId: phase.id,
				kind: "short",
				label: "Et alors ?",
				help: "",
				options: [],
				required: false,
				staffOnly: false,
			},
		});
		expect(resident).toMatchObject({ reason: "not-allowed" });
	});
});
