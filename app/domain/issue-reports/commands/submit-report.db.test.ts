import { describe, expect, it } from "vitest";
import { importGeography } from "~/domain/directory/commands/import-geography.server";
import { importTowns } from "~/domain/directory/commands/import-towns.server";
import { changeCity } from "~/domain/settings/commands/change-city.server";
import { translator } from "~/i18n/i18next.server";
import type { Actor } from "~/lib/actor";
import type { Context } from "~/server/context.server";
import { db } from "~/server/db.server";
import { testContext, testNow } from "~/test/database";
import { aResident, aStaffMember } from "~/test/factories";
import { faultTexts } from "../fault-texts.server";
import { listAwaitingPhotos } from "../queries/photos.server";
import type { Question } from "../schema";
import { reportFormSchema } from "../schema";
import { submitReport } from "../submit-report.server";
import { adoptReports } from "./adopt-reports.server";
import { checkPhoto } from "./check-photo.server";
import { confirmReport } from "./confirm-report.server";
import { importCategories } from "./import-categories.server";
import { importLayer } from "./import-layer.server";
import { joinIncident } from "./join-incident.server";
import { remindUnconfirmed } from "./remind-unconfirmed.server";
import { sweepUnconfirmed } from "./sweep-unconfirmed.server";
import { writePhotos } from "./write-photos.server";

const visitor: Actor = { kind: "visitor" };

const square = (west: number, south: number, east: number, north: number) => ({
	type: "Polygon" as const,
	coordinates: [
		[
			[west, south],
			[east, south],
			[east, north],
			[west, north],
			[west, south],
		],
	] as [number, number][][],
});

const questions: Question[] = [
	{
		code: "panne",
		kind: "singlevaluelist",
		label: { fr: "Que fait la lampe ?", en: "What does it do?" },
		required: true,
		options: [
			{ key: "eteinte", label: { fr: "Éteinte", en: "Out" } },
			{ key: "fils", label: { fr: "Fils", en: "Wires" }, stop: { fr: "Appelez le 18.", en: "Call 18." } },
		],
	},
	{
		code: "combien",
		kind: "number",
		label: { fr: "Combien ?", en: "How many?" },
		required: true,
		options: [],
		showIf: { question: "panne", in: ["eteinte"] },
	},
];

const aCity = async () => {
	const context = testContext();
	await importGeography(context, {
		areas: [{ code: "centre", name: "Centre", population: 10, shape: square(-1, 47, -0.8, 47.3) }],
		streets: [],
		places: [],
	});
	await importTowns(context, [{ code: "v", name: "Vernay", url: null, shape: square(-0.8, 47, -0.6, 47.3) }]);
	const category = { description: { fr: "", en: "" }, unitCode: null, delayWorkingDays: null };
	await importCategories(context, [
		{ ...category, code: "lampe", parentCode: null, name: { fr: "Lampe", en: "Lamp" }, questions },
		{ ...category, code: "trou", parentCode: null, name: { fr: "Trou", en: "Hole" } },
	]);
	const rows = await db().reportCategory.findMany({ select: { id: true, code: true } });
	return Object.fromEntries(rows.map(({ id, code }) => [code, id])) as { lampe: string; trou: string };
};

const send = (context: Context, category: string, more: Record<string, string> = {}, options = {}) => {
	const values = {
		formKey: crypto.randomUUID(),
		lat: "47.2",
		lng: "-0.9",
		text: "La lampe est éteinte le soir.",
		category,
		...more,
	};
	const texts = new FormData();
	for (const [name, value] of Object.entries(values)) texts.append(name, value);
	const form = reportFormSchema.parse(values);
	return submitReport(context, { form, texts, uploads: [], language: "fr" }, options);
};

const lastSecret = async () => {
	const mail = await db().mail.findFirst({ orderBy: { id: "desc" }, select: { text: true } });
	return /reports\/confirm\/([\w-]+)/.exec(mail?.text ?? "")?.[1] ?? "";
};

describe("the form of a report", () => {
	it("asks the questions of its category, and again those an answer brings", async () => {
		const { lampe } = await aCity();
		const context = testContext(await aResident(testContext()));
		const first = await send(context, lampe);
		expect(first).toMatchObject({ kind: "again", faults: [{ field: "q_panne", why: "answer", fault: "required" }] });
		const second = await send(context, lampe, { q_panne: "eteinte", asked: "panne" });
		expect(second).toMatchObject({ faults: [{ field: "q_combien", fault: "required" }] });
		const third = await send(context, lampe, { q_panne: "eteinte", q_combien: "3", asked: "panne,combien" });
		expect(third.kind).toBe("filed");
		expect((await db().report.findFirst())?.answers).toEqual({ panne: "eteinte", combien: "3" });
	});

	it("ends with the city's instruction where an answer says so", async () => {
		const { lampe } = await aCity();
		const context = testContext(await aResident(testContext()));
		const answer = await send(context, lampe, { q_panne: "fils", asked: "panne" });
		const texts = answer.kind === "again" ? faultTexts(translator("fr"), "fr", answer.faults) : {};
		expect(texts).toEqual({ q_panne: ["Appelez le 18."] });
	});

	it.each([
		["0,0", { lat: "0", lng: "0" }, "0,0"],
		["swapped coordinates", { lat: "-0.9", lng: "47.2" }, "inversées"],
		["a place of the town next door", { lat: "47.1", lng: "-0.7" }, "Vernay"],
		["a place nobody knows", { lat: "10", lng: "10" }, "en dehors de la ville"],
	])("says what is wrong with %s", async (_, place, said) => {
		const { trou } = await aCity();
		const context = testContext(await aResident(testContext()));
		const answer = await send(context, trou, place);
		const texts = answer.kind === "again" ? faultTexts(translator("fr"), "fr", answer.faults) : {};
		expect(texts.address?.join()).toContain(said);
	});

	it("files once, however often and however much at once it is sent", async () => {
		const { trou } = await aCity();
		const context = testContext(await aResident(testContext()));
		const formKey = crypto.randomUUID();
		const answers = await Promise.all(
			Array.from({ length: 6 }, () => send(context, trou, { formKey, none: "1" }, { isAlone: true })),
		);
		expect(new Set(answers.map((answer) => answer.kind === "filed" && answer.number)).size).toBe(1);
		expect(await db().report.count()).toBe(1);
	});

	it("offers the lamps near the place, and keeps the one chosen", async () => {
		const { trou } = await aCity();
		const layer = { code: "trous", nameFr: "Trou", nameEn: "Hole", categories: ["trou"] };
		const far = { ref: "T2", label: "Loin", lat: 47.21, lng: -0.9 };
		await importLayer(testContext(), layer, [{ ref: "T1", label: "Mât T1", lat: 47.2001, lng: -0.9 }, far]);
		const context = testContext(await aResident(testContext()));
		const first = await send(context, trou);
		expect(first).toMatchObject({ kind: "again", assets: [{ ref: "T1", reported: null }] });
		const asset = first.kind === "again" ? (first.assets?.[0]?.id ?? "") : "";
		expect((await send(context, trou, { asset })).kind).toBe("filed");
		const other = await send(testContext(await aResident(testContext())), trou, { asset });
		expect(other, "the same thing decides alone").toMatchObject({ kind: "again", near: [{ number: 1 }] });
		await importLayer(testContext(), layer, [far]);
		expect(await db().asset.count({ where: { active: true } })).toBe(1);
		expect((await db().incident.findFirst())?.assetId).toBe(asset);
	});

	it("shows what is near and alike, not what is only near", async () => {
		const { trou, lampe } = await aCity();
		const context = testContext(await aResident(testContext()));
		await send(context, trou, { text: "Un grand trou dans la chaussée." });
		const alike = await send(testContext(await aResident(testContext())), trou, { lat: "47.2003" });
		expect(alike).toMatchObject({ kind: "again", near: [{ number: 1 }] });
		const answers = { q_panne: "eteinte", q_combien: "1", asked: "panne,combien" };
		const other = await send(testContext(await aResident(testContext())), lampe, { lat: "47.2003", ...answers });
		expect(other.kind).toBe("filed");
	});
});

describe("a testimony", () => {
	it("of somebody without an account counts once confirmed, and joins the account of that address", async () => {
		const { trou } = await aCity();
		await send(testContext(await aResident(testContext())), trou);
		const email = "Voisine@Exemple.example";
		const sent = { number: 1, formKey: crypto.randomUUID(), text: "Moi aussi", email };
		expect(await joinIncident(testContext(visitor), sent)).toEqual({
			ok: true,
			value: { joined: true, isVerified: false },
		});
		expect((await db().incident.findFirst())?.reportCount).toBe(1);
		const secret = await lastSecret();
		expect(await confirmReport(testContext(visitor), secret)).toMatchObject({ ok: true, value: { email } });
		await confirmReport(testContext(visitor), secret);
		expect((await db().incident.findFirst())?.reportCount).toBe(2);
		expect(await joinIncident(testContext(visitor), { ...sent, formKey: crypto.randomUUID() })).toMatchObject({
			value: { joined: false },
		});
		const { accountId } = await aResident(testContext());
		expect(await adoptReports(testContext(), accountId)).toBe(0);
		await db().account.update({ where: { id: accountId }, data: { email, emailKey: "voisine@exemple.example" } });
		expect(await adoptReports(testContext(), accountId)).toBe(1);
		expect(await adoptReports(testContext(), accountId)).toBe(0);
	});

	it("that nobody confirms in thirty days leaves neither words, nor address, nor link", async () => {
		const { trou } = await aCity();
		await send(testContext(await aResident(testContext())), trou);
		const sent = { number: 1, formKey: crypto.randomUUID(), text: "Moi aussi", email: "oubli@exemple.example" };
		await joinIncident(testContext(visitor), sent);
		const secret = await lastSecret();
		const days = (count: number): Context => ({
			...testContext(),
			now: new Date(testContext().now.getTime() + count * 86_400_000),
		});
		expect(await sweepUnconfirmed(days(29))).toBe(0);
		expect(await sweepUnconfirmed(days(31))).toBe(1);
		expect(await sweepUnconfirmed(days(31))).toBe(0);
		expect(await db().report.count({ where: { OR: [{ email: sent.email }, { text: sent.text }] } })).toBe(0);
		expect(await confirmReport(testContext(visitor), secret)).toEqual({ ok: false, reason: "unknown-link" });
		expect(await db().report.count({ where: { text: { not: "" } } })).toBe(1);
	});

	it("waiting for its confirmation gets one reminder, with the same link, however many workers write it", async () => {
		const { trou } = await aCity();
		const email = "oubli@exemple.example";
		await send(testContext(visitor), trou, { email });
		const secret = await lastSecret();
		const hours = (count: number): Context => testContext(undefined, new Date(testNow.getTime() + count * 3_600_000));
		const letters = () => db().mail.findMany({ where: { to: email }, orderBy: { id: "asc" }, select: { text: true } });
		expect(await remindUnconfirmed(hours(71))).toBe(0);
		const written = await Promise.all([remindUnconfirmed(hours(72)), remindUnconfirmed(hours(72))]);
		expect(written.sort()).toEqual([0, 1]);
		await db().mail.updateMany({ data: { key: "tidied away" }, where: { key: { startsWith: "report-reminder:" } } });
		expect(await remindUnconfirmed(hours(96))).toBe(0);
		const found = await letters();
		expect(found).toHaveLength(2);
		expect(found[1]?.text).toContain(`/reports/confirm/${secret}`);
		expect(found[1]?.text).toContain("11 juin 2026");
		expect(await confirmReport(testContext(visitor), secret)).toMatchObject({ ok: true });
	});

	it("confirmed in time, closed meanwhile, or past its thirty days gets no reminder", async () => {
		const { trou } = await aCity();
		const later = (days: number) => testContext(undefined, new Date(testNow.getTime() + days * 86_400_000));
		await send(testContext(visitor), trou, { email: "a@exemple.example" });
		expect(await remindUnconfirmed(later(31))).toBe(0);
		await confirmReport(testContext(visitor), await lastSecret());
		expect(await remindUnconfirmed(later(4))).toBe(0);
		const sent = { number: 1, formKey: crypto.randomUUID(), text: "", email: "b@exemple.example" };
		await joinIncident(testContext(visitor), sent);
		await db().incident.updateMany({ data: { closedAt: testNow, state: "resolved" } });
		expect(await remindUnconfirmed(later(4))).toBe(0);
	});

	it("without an account nor an address is refused", async () => {
		const { trou } = await aCity();
		await send(testContext(await aResident(testContext())), trou);
		const sent = { number: 1, formKey: crypto.randomUUID(), text: "" };
		expect(await joinIncident(testContext(visitor), sent)).toEqual({ ok: false, reason: "email-needed" });
	});
});

describe("photos, where the city checks them", () => {
	it("stay hidden until an agent has looked at them", async () => {
		const { trou } = await aCity();
		await changeCity(testContext(), { checkPhotos: true });
		const resident = testContext(await aResident(testContext()));
		await send(resident, trou);
		const report = await db().report.findFirstOrThrow();
		const photos = [{ key: "img/aa/bb", width: 10, height: 10 }];
		await writePhotos(resident, { incidentId: report.incidentId, reportId: report.id, photos });
		const { photos: waiting, count } = await listAwaitingPhotos(testContext());
		expect(count).toBe(1);
		const photoId = waiting[0]?.id ?? "";
		expect(await checkPhoto(resident, { photoId, show: true })).toEqual({ ok: false, reason: "not-allowed" });
		const agent = testContext(await aStaffMember(testContext(), "agent"));
		expect(await checkPhoto(agent, { photoId, show: true })).toMatchObject({ ok: true });
		expect(await db().incidentPhoto.findFirst()).toMatchObject({ hidden: false, awaiting: false });
		expect((await listAwaitingPhotos(testContext())).count).toBe(0);
	});
});
