import type { Context } from "~/server/context.server";
import { openingHoursSchema } from "../schema";

/** All procedures with the service in charge, by title, for the directory's page. */
export const listProcedures = ({ db }: Context) =>
	db.procedure.findMany({
		orderBy: { title: "asc" },
		select: { slug: true, title: true, summary: true, unit: { select: { code: true, name: true } } },
	});

const unitSelect = {
	code: true,
	name: true,
	mission: true,
	phone: true,
	email: true,
	address: true,
	lat: true,
	lng: true,
	hours: true,
};

const withHours = <Unit extends { hours: unknown }>(unit: Unit) => {
	const hours = openingHoursSchema.safeParse(unit.hours);
	return { ...unit, hours: hours.success ? hours.data : [] };
};

/** One procedure by its slug, with what to know of its service; null when there is none. */
export const findProcedure = async ({ db }: Context, slug: string) => {
	const found = await db.procedure.findUnique({
		where: { slug },
		select: {
			slug: true,
			title: true,
			summary: true,
			steps: true,
			documents: true,
			delay: true,
			cost: true,
			onlineUrl: true,
			unit: { select: unitSelect },
		},
	});
	return found && { ...found, unit: withHours(found.unit) };
};

/** One service by its code, with its procedures; null when there is none. */
export const findUnit = async ({ db }: Context, code: string) => {
	const found = await db.unit.findUnique({
		where: { code },
		select: {
			...unitSelect,
			procedures: { select: { slug: true, title: true, summary: true }, orderBy: { title: "asc" } },
		},
	});
	return found && withHours(found);
};

/** The services of the city, by name. */
export const listUnits = ({ db }: Context) =>
	db.unit.findMany({ orderBy: { name: "asc" }, select: { code: true, name: true, mission: true, phone: true } });

/** How residents say a procedure, one wording a line: what administrators edit. */
export const findSynonyms = async ({ db }: Context, slug: string): Promise<string> =>
	(await db.procedure.findUnique({ where: { slug }, select: { synonyms: true } }))?.synonyms ?? "";
