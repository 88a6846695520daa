import { randomUUID } from "node:crypto";
import { importGeography } from "~/domain/directory/commands/import-geography.server";
import { fileReport } from "~/domain/issue-reports/commands/file-report.server";
import { importCategories } from "~/domain/issue-reports/commands/import-categories.server";
import type { FileReport } from "~/domain/issue-reports/schema";
import { reactions } from "~/jobs/reactions.server";
import type { EventName } from "~/lib/events";
import { newId } from "~/lib/id";
import type { Context } from "~/server/context.server";
import { testContext } from "./database";

const square = (west: number, east: number) => ({
	type: "Polygon" as const,
	coordinates: [
		[
			[west, 47],
			[east, 47],
			[east, 47.3],
			[west, 47.3],
			[west, 47],
		],
	] as [number, number][][],
});

/** A city of two districts, lamps and holes, and the ids of both districts. */
export const aCityOfWorks = async () => {
	const context = testContext();
	await importGeography(context, {
		areas: [
			{ code: "ouest", name: "Ouest", population: 1, shape: square(-1, -0.9) },
			{ code: "est", name: "Est", population: 1, shape: square(-0.9, -0.8) },
		],
		streets: [],
		places: [],
	});
	const shared = { parentCode: null, delayWorkingDays: 5, keywords: [] };
	await importCategories(context, [
		{ code: "lamp", name: { fr: "Lampadaire", en: "Lamp" }, unitCode: "lights", ...shared },
		{ code: "hole", name: { fr: "Nid-de-poule", en: "Pothole" }, unitCode: "roads", ...shared },
	]);
	const areas = await context.db.area.findMany({ select: { id: true, code: true } });
	return {
		west: areas.find(({ code }) => code === "ouest")?.id ?? "",
		east: areas.find(({ code }) => code === "est")?.id ?? "",
	};
};

/** Files a report of a lamp in the west, unless told otherwise. */
export const fileWorks = async (context: Context, code = "lamp", change: Partial<FileReport> = {}) => {
	const { id } = await context.db.reportCategory.findUniqueOrThrow({ where: { code }, select: { id: true } });
	const filed = await fileReport(context, {
		formKey: randomUUID(),
		categoryId: id,
		text: "Le lampadaire ne marche plus depuis lundi.",
		place: { lat: 47.2, lng: -0.95, address: "12 rue des Lilas" },
		photos: [],
		answers: {},
		email: null,
		language: "fr",
		channel: "web",
		...change,
	});
	if (!filed.ok) throw new Error(filed.reason);
	return filed.value;
};

/** Does what the events since then call for, in their order; `only` names those. */
export const reactTo = async (only: EventName[]) => {
	const context = testContext();
	const events = await context.db.event.findMany({ where: { name: { in: only } }, orderBy: { id: "asc" } });
	for (const event of events)
		for (const react of reactions[event.name as EventName] ?? [])
			await react(context, { ...event, name: event.name as EventName });
};

/** A contractor told by e-mail, and at `open311Url` if it has one. */
export const aContractor = async ({ db, now }: Context, open311Url = "", name = "Éclairage Ligérien") => {
	const id = newId(now);
	await db.contractor.createMany({
		data: {
			...{ id, name, email: "chantier@exemple.example", createdAt: now, open311Url, open311Key: "clef" },
			open311Services: { lamp: "LIGHT" },
		},
	});
	return id;
};
