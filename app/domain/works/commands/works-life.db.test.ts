import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { moveIncident } from "~/domain/issue-reports/commands/move-incident.server";
import type { IncidentState } from "~/domain/issue-reports/rules/states";
import { visitor } from "~/lib/actor";
import { db } from "~/server/db.server";
import { testContext, testNow } from "~/test/database";
import { aResident, aStaffMember } from "~/test/factories";
import { aCityOfWorks, aContractor, fileWorks, reactTo } from "~/test/works-city";
import { dryRun } from "../queries/dry-run.server";
import { findPublishedPlan } from "../queries/plans.server";
import { findContractorOfLink, listContractorTasks } from "../queries/tasks.server";
import type { Rule } from "../schema";
import { addTask } from "./add-task.server";
import { answerClosing } from "./answer-closing.server";
import { askReporters } from "./ask-reporters.server";
import { changeDraft } from "./change-draft.server";
import { decideIncident } from "./decide-incident.server";
import { makeContractorLink } from "./make-contractor-link.server";
import { moveTask } from "./move-task.server";
import { pauseIncident } from "./pause-incident.server";
import { publishPlan } from "./publish-plan.server";
import { resumeIncident } from "./resume-incident.server";
import { revokeContractorLinks } from "./revoke-contractor-links.server";
import { routeIncident } from "./route-incident.server";
import { watchDeadlines } from "./watch-deadlines.server";

let city = { west: "", east: "" };

beforeEach(async () => {
	city = await aCityOfWorks();
});

const aRule = (name: string, when: Partial<Rule["when"]>, taker: Partial<Rule["taker"]>): Rule => ({
	...{ id: randomUUID(), name, active: true },
	when: { categories: [], areaIds: [], answers: [], channels: [], ...when },
	taker: { unitCode: null, teamId: null, contractorId: null, ...taker },
});

const publish = async (...rules: Rule[]) => {
	for (const rule of rules) await changeDraft(testContext(), { kind: "save", rule });
	const draft = await db().routingPlan.findFirstOrThrow({ where: { publishedAt: null } });
	await publishPlan(testContext(), { version: draft.version });
};

const incidentOf = (id: string) => db().incident.findUniqueOrThrow({ where: { id } });

const close = (incidentId: string, to: IncidentState = "resolved", now = testNow) =>
	moveIncident(testContext({ kind: "system" }, now), {
		...{ incidentId, to, version: null, publicText: "Réparé.", internalText: "", externalTo: "" },
	});

describe("routing what is filed", () => {
	it("follows the rules in force and keeps the reason", async () => {
		await publish(
			aRule("Est", { areaIds: [city.east] }, { unitCode: "east" }),
			aRule("Lampes qui clignotent", { categories: ["lamp"], answers: ["panne=clignote"] }, { unitCode: "electric" }),
		);
		const blinking = await fileWorks(testContext(), "lamp", { answers: { panne: "clignote" } });
		const dark = await fileWorks(testContext(), "lamp");
		await reactTo(["report.filed"]);
		expect((await incidentOf(blinking.incidentId)).unitCode).toBe("electric");
		expect((await incidentOf(dark.incidentId)).unitCode).toBe("lights");
		const decision = await db().routingDecision.findUniqueOrThrow({ where: { incidentId: blinking.incidentId } });
		expect(decision).toMatchObject({ position: 2, ruleName: "Lampes qui clignotent", planVersion: 1 });
		expect(decision.trace).toEqual([{ position: 1, name: "Est", because: "area" }]);
		expect(await routeIncident(testContext(), { incidentId: dark.incidentId })).toBeNull();
	});

	it("tries a draft on the last 90 days without changing anything", async () => {
		await publish(aRule("Tout", {}, { unitCode: "one" }));
		await fileWorks(testContext());
		await fileWorks(testContext(), "hole");
		await fileWorks(testContext(visitor, new Date(testNow.getTime() - 91 * 86_400_000)), "hole", {
			email: "a@exemple.example",
		});
		const rules = [
			aRule("Trous", { categories: ["hole"] }, { unitCode: "holes" }),
			aRule("Tout", {}, { unitCode: "one" }),
		];
		const trial = await dryRun(testContext(), rules);
		expect(trial).toMatchObject({ incidents: 2, taken: [1, 1], contested: [0, 1], unmatched: 0 });
		expect(trial.moves).toMatchObject([{ from: { unitCode: "one" }, to: { unitCode: "holes" }, count: 1 }]);
		expect((await findPublishedPlan(testContext()))?.rules).toHaveLength(1);
	});

	it("hands it to a contractor, who is let in by the link of the letter", async () => {
		const contractorId = await aContractor(testContext());
		await publish(aRule("Lampes", { categories: ["lamp"] }, { contractorId }));
		const { incidentId } = await fileWorks(testContext());
		await reactTo(["report.filed"]);
		expect(await incidentOf(incidentId)).toMatchObject({ state: "external", externalTo: "Éclairage Ligérien" });
		expect(await db().mail.count({ where: { to: "chantier@exemple.example" } })).toBe(1);
		expect(await listContractorTasks(testContext(visitor), contractorId)).toMatchObject([{ state: "todo" }]);
	});
});

describe("a contractor's link", () => {
	it("opens until it is revoked or old, and a task goes forward only", async () => {
		const contractorId = await aContractor(testContext());
		const { incidentId } = await fileWorks(testContext());
		const added = await addTask(testContext(), {
			incidentId,
			title: "Changer la lampe",
			teamId: null,
			contractorId,
			dueAt: null,
		});
		const taskId = added.ok ? added.value.taskId : "";
		const { path } = await makeContractorLink(testContext(), { contractorId });
		const secret = path.split("/").at(-1) ?? "";
		expect(await findContractorOfLink(testContext(visitor), secret)).toMatchObject({ id: contractorId });
		const later = testContext(visitor, new Date(testNow.getTime() + 61 * 86_400_000));
		expect(await findContractorOfLink(later, secret)).toBeNull();
		const done = { taskId, to: "done" as const, note: "Posée", photos: [{ key: "k", width: 1, height: 1 }] };
		expect((await moveTask(testContext(visitor), done)).ok).toBe(true);
		expect((await moveTask(testContext(visitor), { ...done, to: "started" })).ok).toBe(false);
		expect(await db().proofPhoto.count({ where: { taskId, eventId: null } })).toBe(1);
		await revokeContractorLinks(testContext(), { contractorId });
		expect(await findContractorOfLink(testContext(visitor), secret)).toBeNull();
	});

	it("lets no more than ten tasks stand on an incident", async () => {
		const { incidentId } = await fileWorks(testContext());
		const task = { incidentId, title: "Voir sur place", teamId: null, contractorId: null, dueAt: null };
		const added = await Promise.all(Array.from({ length: 12 }, () => addTask(testContext(), task)));
		expect(added.filter(({ ok }) => ok)).toHaveLength(10);
	});
});

describe("the clock", () => {
	it("stands still while a question waits and gives the working days back", async () => {
		const { incidentId } = await fileWorks(testContext());
		const due = (await incidentOf(incidentId)).dueAt;
		await close(incidentId, "needs_info");
		await reactTo(["incident.moved"]);
		expect((await incidentOf(incidentId)).pausedAt).toEqual(testNow);
		const week = new Date(testNow.getTime() + 7 * 86_400_000);
		expect(await resumeIncident(testContext(undefined, week), { incidentId })).toEqual({
			ok: true,
			value: { workingDays: 4 },
		});
		const after = await incidentOf(incidentId);
		expect(after.pausedAt).toBeNull();
		// Wednesday 20 May (the 14th is Ascension) and four working days more, Whit Monday not among them: the 27th.
		expect([due?.toISOString(), after.dueAt?.toISOString()]).toEqual([
			"2026-05-20T22:00:00.000Z",
			"2026-05-27T22:00:00.000Z",
		]);
	});

	it("pauses once, and says so", async () => {
		const { incidentId } = await fileWorks(testContext());
		const both = await Promise.all([1, 2].map(() => pauseIncident(testContext(), { incidentId, reason: "Gel" })));
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
	});

	it("warns of each level once, and again when the promise has moved", async () => {
		await aStaffMember(testContext(), "admin");
		await fileWorks(testContext());
		const at = (day: number) => testContext(undefined, new Date(testNow.getTime() + day * 86_400_000));
		const counts = [];
		for (const day of [2, 7, 7, 9, 9, 30, 30]) counts.push(await watchDeadlines(at(day)));
		expect(counts).toEqual([0, 1, 0, 1, 0, 1, 0]);
		expect(await db().mail.count()).toBe(2);
	});
});

describe("closing", () => {
	it("needs a photo where the category says so", async () => {
		const { incidentId } = await fileWorks(testContext());
		const { categoryId } = await incidentOf(incidentId);
		await db().categoryPromise.createMany({ data: { categoryId, proofNeeded: true } });
		const decision = {
			incidentId,
			to: "resolved" as const,
			version: null,
			publicText: "Fait.",
			internalText: "",
			externalTo: "",
		};
		const agent = testContext(await aStaffMember(testContext(), "agent"));
		const without = await decideIncident(agent, { ...decision, photos: [], takesTaskPhotos: true });
		expect(without).toEqual({ ok: false, reason: "proof-needed" });
		const photos = [{ key: "k", width: 1, height: 1 }];
		const closed = await decideIncident(agent, { ...decision, photos, takesTaskPhotos: false });
		expect(closed.ok && (await db().proofPhoto.count({ where: { eventId: closed.value.eventId } }))).toBe(1);
	});

	it("asks each reporter once, and takes one answer from each", async () => {
		const { incidentId } = await fileWorks(testContext(await aResident(testContext())));
		const closed = await close(incidentId);
		const eventId = closed.ok ? closed.value.eventId : "";
		await askReporters(testContext(), { incidentId, eventId });
		await askReporters(testContext(), { incidentId, eventId });
		expect(await db().mail.count({ where: { key: { startsWith: "ask:" } } })).toBe(1);
		const { id: reportId } = await db().report.findFirstOrThrow({ where: { incidentId } });
		const answer = {
			incidentId,
			eventId,
			reportId,
			rating: null,
			text: "Toujours éteint.",
			photos: [{ key: "k", width: 1, height: 1 }],
		};
		const said = await Promise.all(
			[false, false].map((solved) => answerClosing(testContext(visitor), { ...answer, solved })),
		);
		expect(said.filter(({ ok }) => ok)).toHaveLength(1);
		expect((await incidentOf(incidentId)).state).toBe("reopen_requested");
		expect(await db().incidentPhoto.count({ where: { incidentId, reportId } })).toBe(1);
	});

	it("ends the tasks that are left", async () => {
		const { incidentId } = await fileWorks(testContext());
		await addTask(testContext(), { incidentId, title: "Voir", teamId: null, contractorId: null, dueAt: null });
		await close(incidentId);
		await reactTo(["incident.moved"]);
		expect(await db().workTask.findMany({ select: { state: true } })).toEqual([{ state: "cancelled" }]);
	});
});
