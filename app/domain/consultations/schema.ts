import { z } from "zod";
import { cityDay, endOfCityDay, lastCityDay, startOfCityDay } from "~/lib/city-day";
import { conditionSchema } from "./conditions";
import { type MethodKey, methodKeys, methods, type ParticipationAction, type SettingField } from "./methods";

/** A title people can read: at least three letters or digits, whatever the script. */
const title = z
	.string()
	.trim()
	.max(120)
	.refine((text) => (text.match(/[\p{L}\p{N}]/gu) ?? []).length >= 3, "consultations:errors.titleTooShort");

/** A public reason: residents read it. */
const reason = z.string().trim().min(15).max(1000);

export const consultationSchema = z.object({
	title,
	summary: z.string().trim().min(20).max(400),
	body: z.string().trim().max(20_000).default(""),
	decidedBy: z.string().trim().max(400).default(""),
	areaIds: z.array(z.uuid()).max(200).default([]),
});

export type ConsultationText = z.infer<typeof consultationSchema>;

/** Ready-made sequences of phases, with their usual length in days; null: until the end. */
export const templates = {
	"ideas-then-vote": [
		{ method: "information", days: 14 },
		{ method: "proposals", days: 30 },
		{ method: "vote", days: 14 },
		{ method: "results", days: null },
	],
	ideas: [
		{ method: "proposals", days: 30 },
		{ method: "results", days: null },
	],
	"participatory-budget": [
		{ method: "information", days: 14 },
		{ method: "proposals", days: 30 },
		{ method: "information", days: 30, named: "analysis" },
		{ method: "vote", days: 21 },
		{ method: "results", days: null },
	],
	text: [
		{ method: "information", days: 7 },
		{ method: "text", days: 30 },
		{ method: "results", days: null },
	],
	survey: [
		{ method: "survey", days: 21 },
		{ method: "results", days: null },
	],
	opinions: [
		{ method: "opinion", days: 21 },
		{ method: "results", days: null },
	],
	petitions: [{ method: "petition", days: null }],
	information: [{ method: "information", days: 30 }],
	empty: [],
} as const satisfies Record<string, readonly { method: MethodKey; days: number | null; named?: "analysis" }[]>;

export type Template = keyof typeof templates;

export const templateKeys = Object.keys(templates) as [Template, ...Template[]];

export const createConsultationSchema = consultationSchema.extend({
	template: z.enum(templateKeys).default("ideas-then-vote"),
	startsOn: z.iso.date(),
});

export const changeConsultationSchema = consultationSchema.extend({ version: z.number().int().min(1) });

const day = z.iso.date("consultations:errors.day");

const phaseFields = {
	version: z.number().int().min(1),
	title: title.max(80),
	description: z.string().trim().max(5000).default(""),
	/** Days in the city, both included. */
	startsOn: day,
	endsOn: day.nullish().transform((end) => end ?? null),
};

/** The settings as a form sends them: a box left empty means no, whatever the default of the setting. */
const settingsForm = (method: MethodKey) => {
	const { settings, fields } = methods[method] as { settings: z.ZodObject; fields: readonly SettingField[] };
	const flags = fields.filter(({ kind }) => kind === "flag");
	return settings.extend(Object.fromEntries(flags.map(({ name }) => [name, z.boolean().default(false)])));
};

/** The form of a phase: what all phases have, and the settings of its method. */
export const phaseSchema = (method: MethodKey) =>
	z.object({ ...phaseFields, settings: settingsForm(method).prefault({}) });

export type PhaseForm = z.infer<ReturnType<typeof phaseSchema>>;

/** The form of a phase's conditions: what each of these actions asks. */
export const conditionsFormSchema = (actions: readonly ParticipationAction[]) =>
	z.object({
		version: z.number().int().min(1),
		conditions: z
			.object(
				Object.fromEntries(actions.map((action) => [action, conditionSchema])) as Record<
					ParticipationAction,
					typeof conditionSchema
				>,
			)
			.partial()
			.prefault({}),
	});

export const methodSchema = z.enum(methodKeys);

/** What is said of a draft before it is published. */
export const reviewSchema = z.object({
	version: z.number().int().min(1),
	kind: z.enum(["asked", "approved", "sent-back"]).default("asked"),
	note: z.string().trim().max(2_000).default(""),
});

export const reasonSchema = z.object({ reason });

export const extendPhaseSchema = z.object({ reason, endsOn: day });

/** Buttons that act on a version one has read. */
export const versionSchema = z.object({ version: z.coerce.number().int().min(1) });

/** The moments of a phase that lasts from a day to another, both included. */
export const phaseDatesOf = ({ startsOn, endsOn }: { startsOn: string; endsOn: string | null }) => ({
	startsAt: startOfCityDay(startsOn),
	endsAt: endsOn === null ? null : endOfCityDay(endsOn),
});

/** The days of a phase, both included, as its form asks them. */
export const daysOf = ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date | null }) => ({
	startsOn: cityDay(startsAt),
	endsOn: endsAt && lastCityDay(endsAt),
});
