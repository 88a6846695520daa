import { z } from "zod";
import type { Act } from "../accounts/permissions";

/** What a person may do in a phase, and the act of the permission table it takes. */
export const participationActs = {
	submit: "proposals.submit",
	support: "proposals.support",
	vote: "ballots.cast",
	comment: "comments.post",
	/** Adds a statement others agree or disagree with. */
	state: "opinions.state",
	/** Agrees, disagrees or passes. */
	react: "opinions.react",
	/** Answers a survey. */
	answer: "surveys.answer",
} as const satisfies Record<string, Act>;

export type ParticipationAction = keyof typeof participationActs;

/** What everything else asks a method instead of testing its name. */
export type Capabilities = {
	/** Residents submit proposals. */
	collectsProposals: boolean;
	/** Proposals of the consultation can be supported. */
	collectsSupports: boolean;
	/** Residents cast ballots; totals stay hidden until the phase is closed. */
	holdsVote: boolean;
	/** A proposal supported enough starts the clock of the city's answer. */
	awaitsAnswer: boolean;
	/** The city meets residents. */
	holdsMeetings: boolean;
	/** Residents answer questions. */
	asksQuestions: boolean;
	/** Residents vote on short statements; groups of opinion are found. */
	findsOpinions: boolean;
	/** Residents comment a text passage by passage. */
	debatesText: boolean;
	/** The phase shows what was decided. */
	showsResults: boolean;
};

/** How a setting is asked in the form of a phase (a `limit` may be left empty: none); its label is the text `methods.<method>.settings.<name>`. */
export type SettingField = { name: string; kind: "number" | "limit" | "flag" | "lines" };

type Method<Settings extends z.ZodObject> = {
	/** The shape of the settings, each with the value it has when nothing was said. */
	settings: Settings;
	fields: readonly SettingField[];
	capabilities: Capabilities;
	/** Whether people may do this in a phase with these settings. */
	offers: (action: ParticipationAction, settings: z.infer<Settings>) => boolean;
};

const method = <Settings extends z.ZodObject>(definition: Method<Settings>) => definition;

const nothing: Capabilities = {
	collectsProposals: false,
	collectsSupports: false,
	holdsVote: false,
	awaitsAnswer: false,
	holdsMeetings: false,
	asksQuestions: false,
	findsOpinions: false,
	debatesText: false,
	showsResults: false,
};

const limit = (most: number) => z.number().int().min(1).max(most).nullable().default(null);

/** One theme a line; empty lines and repetitions are dropped. */
const themes = z
	.string()
	.default("")
	.transform((text) => [...new Set(text.split("\n").map((line) => line.trim()))].filter(Boolean).join("\n"))
	.refine((text) => text.split("\n").every((line) => line.length <= 60), "consultations:errors.themeTooLong")
	.refine((text) => text.split("\n").length <= 30, "consultations:errors.tooManyThemes");

/** Every participation method. A new one is added here, with its texts, and nowhere else. */
export const methods = {
	information: method({
		settings: z.object({}),
		fields: [],
		capabilities: nothing,
		offers: () => false,
	}),
	proposals: method({
		settings: z.object({
			themes,
			placeNeeded: z.boolean().default(false),
			supports: z.boolean().default(true),
			supportsShown: z.boolean().default(true),
			comments: z.boolean().default(true),
			/** What residents write waits for a moderator. */
			moderateFirst: z.boolean().default(false),
			/** Null: as many as one likes. */
			supportsPerPerson: limit(1000),
			proposalsPerPerson: limit(100),
			/** Hours during which the author may still change the text; 0: never. */
			editHours: z
				.number()
				.int()
				.min(0)
				.max(24 * 60)
				.default(24),
		}),
		fields: [
			{ name: "themes", kind: "lines" },
			{ name: "placeNeeded", kind: "flag" },
			{ name: "supports", kind: "flag" },
			{ name: "supportsShown", kind: "flag" },
			{ name: "supportsPerPerson", kind: "limit" },
			{ name: "proposalsPerPerson", kind: "limit" },
			{ name: "editHours", kind: "number" },
			{ name: "comments", kind: "flag" },
			{ name: "moderateFirst", kind: "flag" },
		],
		capabilities: { ...nothing, collectsProposals: true, collectsSupports: true },
		offers: (action, { supports, comments }) =>
			action === "submit" || (action === "support" && supports) || (action === "comment" && comments),
	}),
	petition: method({
		settings: z.object({
			themes,
			/** Supports from which the city owes an answer. */
			threshold: z.number().int().min(2).max(1_000_000).default(300),
			/** Days the city has to answer, from the day the threshold is reached. */
			answerDays: z.number().int().min(1).max(365).default(60),
			proposalsPerPerson: limit(100),
			editHours: z.number().int().min(0).max(240).default(24),
		}),
		fields: [
			{ name: "threshold", kind: "number" },
			{ name: "answerDays", kind: "number" },
			{ name: "themes", kind: "lines" },
			{ name: "proposalsPerPerson", kind: "limit" },
			{ name: "editHours", kind: "number" },
		],
		capabilities: { ...nothing, collectsProposals: true, collectsSupports: true, awaitsAnswer: true },
		offers: (action) => action === "submit" || action === "support",
	}),
	vote: method({
		settings: z.object({
			/** How many proposals a ballot may hold. */
			choices: z.number().int().min(1).max(50).default(3),
			/** Only proposals with at least this many supports are put to the vote. */
			minSupports: z.number().int().min(0).max(100_000).default(0),
		}),
		fields: [
			{ name: "choices", kind: "number" },
			{ name: "minSupports", kind: "number" },
		],
		capabilities: { ...nothing, holdsVote: true },
		offers: (action) => action === "vote",
	}),
	meeting: method({
		settings: z.object({}),
		fields: [],
		capabilities: { ...nothing, holdsMeetings: true },
		offers: () => false,
	}),
	opinion: method({
		settings: z.object({
			/** Whether residents add statements of their own. */
			residentsAdd: z.boolean().default(true),
			statementsPerPerson: z.number().int().min(1).max(50).default(5),
			/** Whether groups are shown while the phase is open; afterwards they always are. */
			resultsShown: z.boolean().default(true),
			moderateFirst: z.boolean().default(false),
		}),
		fields: [
			{ name: "residentsAdd", kind: "flag" },
			{ name: "statementsPerPerson", kind: "number" },
			{ name: "resultsShown", kind: "flag" },
			{ name: "moderateFirst", kind: "flag" },
		],
		capabilities: { ...nothing, findsOpinions: true },
		offers: (action, { residentsAdd }) => action === "react" || (action === "state" && residentsAdd),
	}),
	text: method({
		settings: z.object({ moderateFirst: z.boolean().default(false) }),
		fields: [{ name: "moderateFirst", kind: "flag" }],
		capabilities: { ...nothing, debatesText: true },
		offers: (action) => action === "comment",
	}),
	survey: method({
		settings: z.object({
			/** Answers keep no trace of who gave them, beyond a keyed print that forbids a second one. */
			anonymous: z.boolean().default(false),
			/** Whether results are shown while the phase is open; afterwards they always are. */
			resultsShown: z.boolean().default(false),
		}),
		fields: [
			{ name: "anonymous", kind: "flag" },
			{ name: "resultsShown", kind: "flag" },
		],
		capabilities: { ...nothing, asksQuestions: true },
		offers: (action) => action === "answer",
	}),
	results: method({
		settings: z.object({}),
		fields: [],
		capabilities: { ...nothing, showsResults: true },
		offers: () => false,
	}),
};

export type MethodKey = keyof typeof methods;

export type SettingsOf<Key extends MethodKey> = z.output<(typeof methods)[Key]["settings"]>;

export const methodKeys = Object.keys(methods) as [MethodKey, ...MethodKey[]];

export const isMethodKey = (text: string): text is MethodKey => Object.hasOwn(methods, text);

/** The method of a phase. Throws on a key no registry entry answers for: the database holds only known ones. */
export const methodOf = ({ method }: { method: string }): Method<z.ZodObject> => {
	if (!isMethodKey(method)) throw new Error(`No participation method is called «${method}»`);
	return methods[method] as unknown as Method<z.ZodObject>;
};

/** The settings of a phase of this method, with defaults where the stored ones say nothing. */
export const settingsOf = <Key extends MethodKey>(key: Key, stored: unknown): SettingsOf<Key> =>
	methods[key].settings.parse(stored ?? {}) as SettingsOf<Key>;

/** Whether people may do `action` in this phase, by its method and settings; says nothing of dates or persons. */
export const offersAction = (phase: { method: string; settings: unknown }, action: ParticipationAction): boolean => {
	const { settings, offers } = methodOf(phase);
	return offers(action, settings.parse(phase.settings ?? {}));
};

/** The themes of a proposals phase, in the order the city wrote them. */
export const themesOf = (settings: { themes: string }): string[] => settings.themes.split("\n").filter(Boolean);
