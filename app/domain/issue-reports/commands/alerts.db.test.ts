import { beforeEach, describe, expect, it } from "vitest";
import { importGeography } from "~/domain/directory/commands/import-geography.server";
import { db } from "~/server/db.server";
import { testContext, testNow } from "~/test/database";
import { aResident } from "~/test/factories";
import { alertOfToken, stopPath } from "../alert-links.server";
import { alertSchema } from "../schema";
import { fileReport } from "./file-report.server";
import { importCategories } from "./import-categories.server";
import { removeAlert, saveAlert } from "./save-alert.server";
import { sendAlerts } from "./send-alerts.server";

let categoryId: string;

beforeEach(async () => {
	const context = testContext();
	const ring = [
		[-1, 47],
		[-0.8, 47],
		[-0.8, 47.3],
		[-1, 47.3],
		[-1, 47],
	] as [number, number][];
	await importGeography(context, {
		areas: [{ code: "centre", name: "Centre", population: 10, shape: { type: "Polygon", coordinates: [ring] } }],
		streets: [
			{
				code: "lilas",
				name: "rue des Lilas",
				areaCode: "centre",
				from: 1,
				to: 99,
				line: [
					[-0.91, 47.2],
					[-0.9, 47.2],
				],
			},
		],
		places: [],
	});
	const category = { description: { fr: "", en: "" }, unitCode: null, delayWorkingDays: null };
	await importCategories(context, [{ ...category, code: "trou", parentCode: null, name: { fr: "Trou", en: "Hole" } }]);
	categoryId = (await db().reportCategory.findFirstOrThrow()).id;
});

const later = (minutes: number) => new Date(testNow.getTime() + minutes * 60_000);

const report = async (minutes: number, place: { lat: number; lng: number; address: string }) => {
	const context = testContext(await aResident(testContext()), later(minutes));
	return fileReport(context, {
		formKey: crypto.randomUUID(),
		categoryId,
		text: "Un trou dans la chaussée.",
		place,
		photos: [],
		answers: {},
		email: null,
		language: "fr",
		channel: "web",
	});
};

const here = { lat: 47.2, lng: -0.905, address: "40 rue des Lilas, Centre" };
const far = { lat: 47.25, lng: -0.85, address: "1 place Haute, Centre" };

const letters = () =>
	db().mail.findMany({
		where: { key: { startsWith: "report-alert" } },
		select: { to: true, text: true, subject: true },
	});

describe("an alert", () => {
	it.each([
		["around a place", { kind: "place", address: "40 rue des Lilas" }],
		["along a street", { kind: "street", address: "rue des lilas" }],
	])("%s tells of what is there, once, and of nothing else", async (_, asked) => {
		const owner = await aResident(testContext());
		const form = alertSchema.parse({ rhythm: "now", ...asked });
		expect((await saveAlert(testContext(owner), form)).ok).toBe(true);
		await report(5, here);
		await report(6, far);
		await sendAlerts(testContext(undefined, later(10)), { rhythm: "daily" });
		expect(await letters()).toHaveLength(0);
		await sendAlerts(testContext(undefined, later(10)), { rhythm: "now" });
		await sendAlerts(testContext(undefined, later(70)), { rhythm: "now" });
		const sent = await letters();
		expect(sent).toHaveLength(1);
		expect(sent[0]?.text).toContain("rue des Lilas");
		expect(sent[0]?.text).not.toContain("place Haute");
	});

	it("names no more reports than its cap, and says how many more there are", async () => {
		const owner = await aResident(testContext());
		const form = alertSchema.parse({ kind: "city", category: "trou", rhythm: "daily", cap: "5" });
		await saveAlert(testContext(owner), form);
		for (let index = 0; index < 7; index += 1) await report(index + 1, here);
		await sendAlerts(testContext(undefined, later(60)), { rhythm: "daily" });
		const [letter] = await letters();
		expect(letter?.text?.match(/\/reports\/\d+/g)).toHaveLength(5);
		expect(letter?.text).toContain("Et 2 autres");
	});

	it("ends by its owner or by the signed link of its letters, by nobody else", async () => {
		const owner = await aResident(testContext());
		const other = await aResident(testContext());
		const saved = await saveAlert(
			testContext(owner),
			alertSchema.parse({ kind: "city", category: "trou", rhythm: "daily" }),
		);
		const id = saved.ok ? saved.value.id : "";
		expect(await removeAlert(testContext(other), { id, accountId: other.accountId })).toBe(false);
		expect(alertOfToken(`${id}.0000000000000000`)).toBeNull();
		expect(alertOfToken(stopPath(id).split("/").at(-1) ?? "")).toBe(id);
		expect(await removeAlert(testContext(), { id })).toBe(true);
	});

	it("is refused for an address nobody knows, a district or a category left out", async () => {
		const owner = testContext(await aResident(testContext()));
		const refusals = [];
		for (const asked of [{ kind: "place", address: "zzzz" }, { kind: "area" }, { kind: "city" }])
			refusals.push(await saveAlert(owner, alertSchema.parse({ rhythm: "daily", ...asked })));
		expect(refusals.map((refusal) => !refusal.ok && refusal.reason)).toEqual([
			"place-unknown",
			"area-needed",
			"category-needed",
		]);
	});
});
