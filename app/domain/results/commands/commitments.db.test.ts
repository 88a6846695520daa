import { describe, expect, it } from "vitest";
import { addDays, cityDay } from "~/lib/city-day";
import { db } from "~/server/db.server";
import { testContext, waitingJobs } from "~/test/database";
import { aConsultation, aProposal, aResident, aStaffMember } from "~/test/factories";
import { findCommitment, listCommitments } from "../commitment-queries.server";
import type { ReportProgress } from "../commitment-schema";
import { makeCommitment, newCommitmentId } from "./make-commitment.server";
import { reportProgress } from "./report-progress.server";
import { sayWhetherDone } from "./say-whether-done.server";
import { tellCommitment } from "./tell-commitment.server";

const city = () => testContext();
const anOfficial = async () => ({ ...city(), actor: await aStaffMember(city(), "elected") });
const inDays = (count: number) => addDays(cityDay(city().now), count);

const aPromise = async ({ subjectId = null as string | null, due = 30, consultationId = "" } = {}) => {
	const official = await anOfficial();
	const id = newCommitmentId(official);
	const where = consultationId || (await aConsultation(city())).id;
	const steps = [
		{ title: "Commander les arbres", dueOn: inDays(5) },
		{ title: "", dueOn: null },
	];
	const text = { title: "Planter vingt arbres", description: "", owner: "Espaces verts", plannedEuros: 20_000 };
	const promise = { id, consultationId: where, ...text, subjectId, promisedOn: inDays(due), steps };
	expect(await makeCommitment(official, promise)).toEqual({ ok: true, value: { id } });
	return { id, official, promise };
};

const news = (kind: ReportProgress["kind"], change: Partial<ReportProgress> = {}) => ({
	...{ kind, version: 1, text: "Les arbres sont commandés chez un pépiniériste." },
	...{ expectedOn: null, cause: null, spentEuros: null, stepsDone: [], photos: [], ...change },
});

describe("what the city promises", () => {
	it("is public at once, with its steps, and sent twice is written once", async () => {
		const { id, official, promise } = await aPromise();
		await makeCommitment(official, promise);
		const found = await findCommitment(city(), id);
		expect(found).toMatchObject({ standing: "planned", promisedOn: inDays(30), delay: 0 });
		expect(found?.steps).toEqual([{ position: 0, title: "Commander les arbres", dueOn: inDays(5), doneOn: null }]);
		const { commitments } = await listCommitments(city(), { consultationId: promise.consultationId });
		expect(commitments).toHaveLength(1);
	});

	it("belongs to officials and administrators", async () => {
		const { promise } = await aPromise();
		for (const actor of [await aResident(city()), await aStaffMember(city(), "agent")])
			expect(await makeCommitment({ ...city(), actor }, promise)).toMatchObject({ reason: "not-allowed" });
	});

	it("keeps for ever the day first promised: the database refuses to change it", async () => {
		const { id } = await aPromise();
		const change = db().commitment.updateMany({ where: { id }, data: { promisedOn: new Date(0) } });
		await expect(change).rejects.toThrow(/say a delay/);
	});
});

describe("news of a commitment", () => {
	it("moves the day expected with its cause, marks steps done, and cannot be rewritten", async () => {
		const { id, official } = await aPromise();
		const delay = news("delay", { expectedOn: inDays(60), cause: "weather", stepsDone: [0], spentEuros: 500 });
		expect(await reportProgress(official, { commitmentId: id, ...delay })).toMatchObject({ ok: true });
		const found = await findCommitment(city(), id);
		expect(found).toMatchObject({ standing: "delayed", delay: 30, expectedOn: inDays(60), spentEuros: 500 });
		expect(found?.news[0]).toMatchObject({ fromDay: inDays(30), toDay: inDays(60), cause: "weather" });
		expect(found?.steps[0]?.doneOn).toBe(cityDay(city().now));
		await expect(db().commitmentNews.updateMany({ data: { text: "Autre chose." } })).rejects.toThrow(/public/);
	});

	it("is refused on a version read before somebody else's, and for a new day that is no later", async () => {
		const { id, official } = await aPromise();
		const [first, second] = await Promise.all([
			reportProgress(official, { commitmentId: id, ...news("progress") }),
			reportProgress(official, { commitmentId: id, ...news("progress") }),
		]);
		expect([first.ok, second.ok].sort()).toEqual([false, true]);
		const earlier = news("delay", { version: 2, expectedOn: inDays(30), cause: "other" });
		expect(await reportProgress(official, { commitmentId: id, ...earlier })).toMatchObject({ reason: "not-later" });
	});

	it("reaches the author and the supporters of the proposal, each once however often the job runs", async () => {
		const consultation = await aConsultation(city());
		const [phase] = consultation.phases;
		if (!phase) throw new Error("no phase");
		const author = await aResident(city());
		const proposal = await aProposal(city(), phase, { authorId: author.accountId });
		const supporter = await aResident(city());
		const support = { proposalId: proposal.id, phaseId: phase.id, at: city().now };
		await db().support.createMany({ data: [author, supporter].map(({ accountId }) => ({ ...support, accountId })) });
		const { id, official } = await aPromise({ subjectId: proposal.id, consultationId: consultation.id });
		await reportProgress(official, { commitmentId: id, ...news("progress") });
		const job = (await waitingJobs()).find(({ name }) => name === "tell-commitment");
		const payload = job?.payload as { newsId: string; after: null };
		await tellCommitment(city(), payload);
		await tellCommitment(city(), payload);
		const mails = await db().mail.findMany({ where: { key: { startsWith: `commitment:${payload.newsId}` } } });
		expect(mails).toHaveLength(2);
	});
});

describe("what residents say of a delivery", () => {
	it("waits for the delivery, counts one voice a person, and the last word holds", async () => {
		const { id, official } = await aPromise();
		const actor = await aResident(city());
		const say = (agrees: boolean) =>
			sayWhetherDone({ ...city(), actor }, { commitmentId: id, agrees, text: "Il manque quatre arbres." });
		expect(await say(true)).toMatchObject({ reason: "not-delivered" });
		await reportProgress(official, { commitmentId: id, ...news("delivered") });
		await Promise.all([say(true), say(true)]);
		await say(false);
		const found = await findCommitment({ ...city(), actor }, id);
		expect(found?.voices).toMatchObject({ confirmed: 0, contested: 1, mine: { agrees: false } });
		expect(await sayWhetherDone(city(), { commitmentId: id, agrees: true, text: "" })).toMatchObject({ ok: false });
	});

	it("leaves the city free to open the work again", async () => {
		const { id, official } = await aPromise();
		await reportProgress(official, { commitmentId: id, ...news("delivered") });
		expect(await reportProgress(official, { commitmentId: id, ...news("delivered", { version: 2 }) })).toMatchObject({
			reason: "over",
		});
		await reportProgress(official, { commitmentId: id, ...news("progress", { version: 2 }) });
		expect(await findCommitment(city(), id)).toMatchObject({ standing: "under-way", deliveredOn: null });
	});
});
