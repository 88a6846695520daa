import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openSession } from "~/domain/accounts/sessions.server";
import { type Actor, accountOf } from "~/lib/actor";
import { newId } from "~/lib/id";
import { loader as me } from "~/routes/account/me";
import { loader as queue } from "~/routes/admin/reports/queue";
import { loader as consultations } from "~/routes/public/consultations/list";
import { loader as directory } from "~/routes/public/directory/directory";
import { loader as home } from "~/routes/public/home";
import { loader as proposals } from "~/routes/public/proposals/list";
import { loader as reports } from "~/routes/public/reports/list";
import { db } from "~/server/db.server";
import { testContext } from "./database";
import { aConsultation, aProposal, aResident, aStaffMember } from "./factories";

type Loader = (args: never) => Promise<unknown>;

let statements = 0;

beforeEach(() => {
	const original = Client.prototype.query;
	vi.spyOn(Client.prototype, "query").mockImplementation(function (this: Client, ...args: never[]) {
		statements += 1;
		return (original as (...args: never[]) => never).apply(this, args);
	} as never);
});

afterEach(() => vi.restoreAllMocks());

/** How many statements a page's loader sends for one visit. */
const count = async (loader: Loader, path: string, actor: Actor | null, params: Record<string, string> = {}) => {
	const accountId = actor && accountOf(actor);
	const cookie = accountId ? ((await openSession(accountId, "test", new Date())).split(";")[0] ?? "") : "";
	const request = new Request(`http://localhost:3000${path}`, { headers: { cookie } });
	statements = 0;
	await loader({ request, params, context: { requestId: randomUUID(), ip: "127.0.0.1", cookies: [] } } as never);
	return statements;
};

const incidents = async (number: number, reporterId: string) => {
	const now = new Date();
	const categoryId = newId(now);
	await db().reportCategory.create({ data: { id: categoryId, code: randomUUID(), nameFr: "Lampe", nameEn: "Lamp" } });
	for (let index = 0; index < number; index += 1) {
		const id = newId(now);
		const place = { lat: 47.2, lng: -0.9, address: "rue des Lilas", text: "La lampe ne marche plus." };
		await db().incident.create({
			data: { id, categoryId, state: "received", ...place, reportedAt: now, changedAt: now },
		});
		const happened = {
			name: "report.filed",
			actorId: reporterId,
			actorKind: "resident",
			subjectType: "incident",
			subjectId: id,
			at: now,
		};
		await db().event.create({ data: { id: newId(now), ...happened } });
	}
};

describe("no page asks the database more when it shows more", () => {
	it("counts the statements of seven pages with two rows, then with twenty", async () => {
		const context = testContext(undefined, new Date());
		const [resident, agent] = [await aResident(context), await aStaffMember(context, "agent")];
		const first = await aConsultation(context, { phases: [{ method: "proposals" }] });
		const phase = first.phases[0] as { id: string; consultationId: string };
		const measure = async () => ({
			home: await count(home as Loader, "/", resident),
			consultations: await count(consultations as Loader, "/consultations", null),
			proposals: await count(proposals as Loader, `/consultations/${first.slug}/proposals?sort=recent`, resident, {
				slug: first.slug,
			}),
			reports: await count(reports as Loader, "/reports", null),
			queue: await count(queue as Loader, "/admin/reports", agent),
			directory: await count(directory as Loader, "/directory", null),
			me: await count(me as Loader, "/me", resident),
		});
		const grow = async (rows: number) => {
			await incidents(rows, resident.accountId);
			for (let index = 0; index < rows; index += 1) {
				await aProposal(context, phase);
				await aConsultation(context, { phases: [{ method: "proposals" }] });
			}
		};
		await grow(2);
		await measure();
		const few = await measure();
		await grow(18);
		expect(await measure()).toEqual(few);
		for (const [page, statements] of Object.entries(few)) expect(statements, page).toBeLessThanOrEqual(18);
	});
});
