import { findAreaAt } from "~/domain/directory/queries/geography.server";
import type { Context } from "~/server/context.server";
import { type Question, questionsSchema } from "../schema";
import { type Answer, list, type Tree } from "./tree";

export type Language = "fr" | "en";

export type Service = {
	id: string;
	code: string;
	mode: string;
	questions: Question[];
	name: Record<Language, string>;
	description: Record<Language, string>;
	keywords: string;
	group: Record<Language, string> | null;
};

/** What can be asked through Open311: the categories residents may choose, in the city's order. */
export const listServices = async ({ db }: Context, code?: string): Promise<Service[]> => {
	const rows = await db.reportCategory.findMany({
		where: { active: true, children: { none: {} }, ...(code === undefined ? {} : { code }) },
		orderBy: [{ parent: { position: "asc" } }, { position: "asc" }, { nameFr: "asc" }],
		include: { parent: { select: { nameFr: true, nameEn: true } } },
	});
	return rows.map((row) => ({
		id: row.id,
		code: row.code,
		mode: row.open311Mode,
		questions: questionsSchema.parse(row.questions),
		name: { fr: row.nameFr, en: row.nameEn },
		description: { fr: row.descriptionFr, en: row.descriptionEn },
		keywords: row.keywords.split(/\s+/).filter(Boolean).join(","),
		group: row.parent && { fr: row.parent.nameFr, en: row.parent.nameEn },
	}));
};

/** One service by its code; null when there is none, or it is closed. */
export const findService = async (context: Context, code: string): Promise<Service | null> =>
	(await listServices(context, code))[0] ?? null;

/** The services at a place, when one is given: none outside the city. */
export const servicesAt = async (context: Context, at: { lat: number; lng: number } | null): Promise<Service[]> =>
	at && !(await findAreaAt(context, at)) ? [] : listServices(context);

/** When the services or their questions last changed: clients keep what they know until then. */
export const findChangeset = async ({ db, now }: Context): Promise<Date> => {
	const { _max } = await db.reportCategory.aggregate({ _max: { changedAt: true } });
	return _max.changedAt ?? now;
};

export const servicesAnswer = (services: Service[], language: Language): Answer => ({
	root: "services",
	value: list(
		"service",
		services.map(({ code, mode, questions, name, description, keywords, group }) => ({
			service_code: code,
			service_name: name[language],
			description: description[language] || name[language],
			metadata: questions.length > 0,
			type: mode,
			keywords,
			group: group?.[language] ?? null,
		})),
	),
});

const attribute = (
	{ code, kind, label, help, required, options, showIf }: Question,
	order: number,
	language: Language,
): Tree => ({
	variable: kind !== "notice",
	code,
	datatype: kind === "notice" ? "string" : kind,
	// A client knows no conditions: what is asked only after another answer may be left out.
	required: kind !== "notice" && required && !showIf,
	datatype_description: help?.[language] ?? null,
	order,
	description: label[language],
	...(kind.endsWith("valuelist")
		? {
				values: list(
					"value",
					options.map(({ key, label }) => ({ key, name: label[language] })),
				),
			}
		: {}),
});

export const definitionAnswer = ({ code, questions }: Service, language: Language): Answer => ({
	root: "service_definition",
	value: {
		service_code: code,
		attributes: list(
			"attribute",
			questions.map((question, index) => attribute(question, index + 1, language)),
		),
	},
});
