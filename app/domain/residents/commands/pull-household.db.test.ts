import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testContext, testNow } from "~/test/database";
import { aConnectedService, aResident } from "~/test/factories";
import { readForService } from "../ledger/read-for-service.server";
import { applyRetention } from "./apply-retention.server";
import { pullHousehold } from "./pull-household.server";

let state: Server;
let url = "";

/** The state's interface, in its own words; the token says how it behaves. */
const answers: Record<string, [number, unknown]> = {
	alive: [
		200,
		{
			data: {
				quotient_familial: { fournisseur: "CNAF", valeur: 612, annee: 2026, mois: 5 },
				allocataires: [{ nom_naissance: "MARTIN" }],
				enfants: [{ nom_naissance: "MARTIN" }, { nom_naissance: "MARTIN" }],
				adresse: { destinataire: "Madame MARTIN" },
			},
		},
	],
	over: [401, { errors: [] }],
	unknown: [404, { errors: [] }],
	strange: [200, { data: { quotient_familial: { valeur: "beaucoup" } } }],
};

beforeAll(async () => {
	state = createServer((request, response) => {
		const token = request.headers.authorization?.replace("Bearer ", "") ?? "";
		const [status, body] = answers[token] ?? [500, null];
		const asked = new URL(request.url ?? "", "http://state");
		const isRight =
			asked.pathname.endsWith("/france_connect") && asked.searchParams.get("recipient") === "21690123100011";
		response.writeHead(isRight ? status : 400, { "Content-Type": "application/json" }).end(JSON.stringify(body));
	});
	await new Promise<void>((ready) => state.listen(0, "127.0.0.1", ready));
	url = `http://127.0.0.1:${(state.address() as AddressInfo).port}`;
});

afterAll(() => void state.close());

describe("asking the state for a household", () => {
	it("keeps the quotient for the request under way, never the answer, and then only that it was asked", async () => {
		const context = testContext();
		const { accountId: personId } = await aResident(context);
		const asked = { personId, url, recipient: "21690123100011", accessToken: "alive" };
		expect((await pullHousehold(context, asked)).ok).toBe(true);
		const service = await aConnectedService(context, { kind: "form", keys: ["household.quotient", "household.size"] });
		const keys = ["household.quotient" as const, "household.size" as const];
		const read = (now: Date) =>
			readForService(testContext(undefined, now), { serviceId: service.id, personId, keys, request: "x" });
		expect((await read(testNow)).map(({ value, source, level }) => ({ value, source, level }))).toEqual(
			expect.arrayContaining([
				{ value: "612", source: "api", level: 3 },
				{ value: "3", source: "api", level: 3 },
			]),
		);
		const later = new Date(testNow.getTime() + 2 * 60 * 60_000);
		expect(await read(later)).toEqual([]);
		await applyRetention(testContext(undefined, later));
		expect(await context.db.attributeValue.count()).toBe(0);
		expect(await context.db.event.count({ where: { name: "household.checked" } })).toBe(1);
	});

	it.each([
		["over", "expired"],
		["unknown", "unknown"],
		["strange", "down"],
		["broken", "down"],
	])("keeps nothing when the state answers «%s»", async (accessToken, reason) => {
		const context = testContext();
		const { accountId: personId } = await aResident(context);
		const asked = { personId, url, recipient: "21690123100011", accessToken };
		expect(await pullHousehold(context, asked)).toEqual({ ok: false, reason });
		expect(await context.db.attributeValue.count()).toBe(0);
	});
});
