import { beforeEach, describe, expect, it } from "vitest";
import { visitor } from "~/lib/actor";
import { db } from "~/server/db.server";
import { testContext, testNow } from "~/test/database";
import { aStaffMember } from "~/test/factories";
import { address, anOpen311City, city, get, hole, numberOf } from "~/test/open311";
import { moveIncident } from "../commands/move-incident.server";
import { answerGet, answerPost } from "./door.server";
import { listUpdates, submitUpdate } from "./updates.server";

beforeEach(anOpen311City);

describe("the life of a request", () => {
	const close = async (number: string) => {
		const agent = testContext(await aStaffMember(testContext(), "agent"), new Date(testNow.getTime() + 3_600_000));
		const { id } = await db().incident.findUniqueOrThrow({ where: { number: Number(number) } });
		const texts = { publicText: "Le trou est bouché.", internalText: "facture 12", externalTo: "" };
		await moveIncident(agent, { incidentId: id, to: "resolved", version: null, ...texts });
	};

	it("is told by its state, its dates and its notes", async () => {
		const number = await numberOf();
		await close(number);
		const later = new Date(testNow.getTime() + 7_200_000);
		const [found] = JSON.parse((await get("requests.json?status=closed&extensions=true", later)).body);
		expect(found).toMatchObject({
			service_request_id: number,
			status: "closed",
			status_notes: "Le trou est bouché.",
			updated_datetime: "2026-05-12T11:00:00Z",
			extended_attributes: { detailed_status: "resolved", duplicate_of: null },
			notes: [{ datetime: "2026-05-12T11:00:00Z", type: "resolved", description: "Le trou est bouché." }],
		});
		expect(JSON.stringify(found)).not.toContain("facture");
		expect((await get("requests.json?updated_after=2026-05-12T11:00:01Z", later)).body).toBe("[]");
		expect(JSON.parse((await get("requests.json?updated_after=2026-05-12T10:30:00Z", later)).body)).toHaveLength(1);
	});

	it("hides what is not verified and what is hidden", async () => {
		const number = await numberOf();
		for (const state of ["hidden", "unverified"] as const) {
			await db().incident.update({ where: { number: Number(number) }, data: { state } });
			expect((await get(`requests.json?service_request_id=${number}`)).body).toBe("[]");
		}
	});

	it("is read page by page, with links", async () => {
		for (const text of ["un", "deux", "trois"]) await numberOf({ ...hole, description: text });
		const first = await get("requests.json?page_size=2");
		expect(JSON.parse(first.body).map(({ description }: { description: string }) => description)).toEqual([
			"trois",
			"deux",
		]);
		expect(first.headers.get("link")).toBe(
			'<http://localhost:3000/open311/v2/requests.json?page_size=2&page=2>; rel="next"',
		);
		const second = await get("requests.json?page_size=2&page=2");
		expect(JSON.parse(second.body)).toHaveLength(1);
		expect(second.headers.get("link")).not.toContain('rel="next"');
	});

	it("is asked for by place and by service", async () => {
		await numberOf();
		const count = async (query: string) => JSON.parse((await get(`requests.json?${query}`)).body).length;
		expect(await count("bbox=-0.91,47.19,-0.89,47.21")).toBe(1);
		expect(await count("bbox=-0.95,47.19,-0.93,47.21")).toBe(0);
		expect(await count("lat=47.2005&long=-0.9&radius=100")).toBe(1);
		expect(await count("lat=47.2015&long=-0.9&radius=100")).toBe(0);
		expect(await count("service_code=001,lamp")).toBe(1);
		expect(await count("service_code=lamp")).toBe(0);
		expect((await get("requests.json?service_code=nope")).status).toBe(404);
	});

	it("flows out as updates, and takes those of applications once, for the staff", async () => {
		const number = await numberOf();
		await close(number);
		const context = testContext(visitor, new Date(testNow.getTime() + 7_200_000));
		const path = `${address}/servicerequestupdates.json`;
		const listed = await answerGet(new Request(path), context, listUpdates);
		expect(await listed.json()).toMatchObject([
			{ service_request_id: number, status: "FIXED", description: "Le trou est bouché." },
		]);
		const update = { update_id: "77", service_request_id: number, status: "open", description: "Le trou est revenu" };
		const body = () => new URLSearchParams({ api_key: city.key, updated_datetime: "2026-05-13T08:00:00Z", ...update });
		const send = () => answerPost(new Request(path, { method: "POST", body: body() }), context, submitUpdate);
		expect((await send()).status).toBe(200);
		expect((await send()).status).toBe(400);
		const notes = await db().incidentEvent.findMany({ where: { kind: "noted" } });
		expect(notes.map(({ internalText, publicText }) => [internalText, publicText])).toEqual([
			["Appli – OPEN\nLe trou est revenu", null],
		]);
	});
});
