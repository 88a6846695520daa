import { z } from "zod";
import { sectors } from "./ledger/rules";
import { linkKinds, linkMonths, linkPapers } from "./people/rules";

/** What residents may ask news about. Service letters (an answer, a receipt) need no wish. */
export const newsTopics = ["city-life", "streets", "school", "culture", "environment", "participation"] as const;

export type NewsTopic = (typeof newsTopics)[number];

export const rhythms = ["off", "immediate", "daily", "weekly"] as const;

/** The ways news may come by; a rhythm is chosen for e-mail, the others come at once. In the order they are tried. */
export const newsChannels = ["push", "email", "sms", "letter"] as const;

export type NewsChannel = (typeof newsChannels)[number];

export const ageBands = ["15-24", "25-39", "40-59", "60-74", "75"] as const;

const rhythm = z.enum(rhythms);

const topicList = z.array(z.enum(newsTopics)).default([]);

/** The preference centre: for each topic a rhythm by e-mail and the other ways; two facts nobody has to give. */
export const preferencesSchema = z.object({
	...(Object.fromEntries(newsTopics.map((topic) => [topic, rhythm])) as Record<NewsTopic, typeof rhythm>),
	...{ sms: topicList, push: topicList, letter: topicList },
	firstChannel: z.union([z.enum(newsChannels), z.literal("")]).default(""),
	areaId: z.union([z.uuid(), z.literal("")]).default(""),
	ageBand: z.union([z.enum(ageBands), z.literal("")]).default(""),
});

export type Preferences = z.infer<typeof preferencesSchema>;

const webAddress = z
	.url({ protocol: /^https?$/, error: "residents:errors.address" })
	.refine((text) => isSafeAddress(text), "residents:errors.https");

/** HTTPS, or this very machine for trials; never with a fragment (RFC 6749, section 3.1.2). */
const isSafeAddress = (text: string): boolean => {
	if (!URL.canParse(text)) return false;
	const { protocol, hostname, hash } = new URL(text);
	return hash === "" && (protocol === "https:" || ["localhost", "127.0.0.1", "[::1]"].includes(hostname));
};

const addresses = z
	.string()
	.max(4000)
	.default("")
	.transform((text) => [...new Set(text.split(/\s+/).filter(Boolean))])
	.pipe(z.array(webAddress).max(20));

const oneHost = (list: string[]) => new Set(list.map((text) => new URL(text).host)).size <= 1;

/** Registering a site where the city account signs in. */
export const serviceSchema = z.object({
	name: z.string().trim().min(2).max(80),
	summary: z.string().trim().min(5).max(300),
	sector: z.enum(sectors),
	siteUrl: z.union([webAddress, z.literal("")]).default(""),
	// One host: the pseudonym belongs to a sector, and a site that needs another host registers it apart.
	redirectUris: addresses
		.refine((list) => list.length > 0, "residents:errors.oneAddress")
		.refine(oneHost, "residents:errors.oneHost"),
	signOutUris: addresses,
	signOutNotice: z.union([webAddress, z.literal("")]).default(""),
});

export type ServiceForm = z.input<typeof serviceSchema>;

export type ServiceGiven = z.infer<typeof serviceSchema>;

export const grounds = ["mission", "contract", "consent", "obligation"] as const;

/** One line of a contract: what a service reads of a person, and why. `none` takes the line away. */
export const contractLineSchema = z.object({
	need: z.enum(["none", "optional", "required"]),
	purpose: z.string().trim().min(5).max(300),
	ground: z.enum(grounds),
	minimumLevel: z.coerce.number().int().min(0).max(3).default(0),
	retentionMonths: z.coerce.number().int().min(1).max(120),
});

export type ContractLine = z.infer<typeof contractLineSchema>;

/** A fact corrected by the person: judged by its type. */
export const factSchemas = {
	text: z.object({ value: z.string().trim().max(300).default("") }),
	number: z.object({
		value: z.union([z.string().regex(/^\d{1,6}$/, "residents:errors.number"), z.literal("")]).default(""),
	}),
	date: z.object({ value: z.union([z.iso.date("residents:errors.date"), z.literal("")]).default("") }),
	phone: z.object({
		value: z
			.union([z.string().regex(/^\+?[\d .-]{9,20}$/, "residents:errors.phone"), z.literal("")])
			.default("")
			.transform((text) => text.replace(/[ .-]/g, "").replace(/^0(\d{9})$/, "+33$1")),
	}),
};

/** What a person may object to. */
export const objectionPurposes = ["campaigns", "statistics", "proactive"] as const;

export type ObjectionPurpose = (typeof objectionPurposes)[number];

export const objectionSchema = z.object({ purposes: z.array(z.enum(objectionPurposes)).default([]) });

/** Being erased: what becomes of the texts, and the box that says one has understood. */
export const erasureSchema = z.object({
	texts: z.enum(["unname", "withdraw"]),
	understood: z.literal("on", "residents:errors.understood"),
});

export type ErasureForm = z.infer<typeof erasureSchema>;

const line = (most: number) => z.string().trim().min(2).max(most);

/** Where someone says they live, and the name on the letter box. */
export const homeAddressSchema = z.object({
	fullName: line(120),
	street: line(160),
	postcode: z
		.string()
		.trim()
		.regex(/^\d{5}$/, "residents:errors.postcode"),
	town: line(80),
});

export type HomeAddress = z.infer<typeof homeAddressSchema>;

export const residenceCodeSchema = z.object({ code: z.string().trim().min(4).max(30) });

/** Papers that show where one lives. The kind is noted, never a number. */
export const papersSeen = ["bill", "tax", "rent", "insurance", "attestation"] as const;

export const counterCheckSchema = homeAddressSchema.extend({ seen: z.enum(papersSeen) });

export type CounterCheck = z.infer<typeof counterCheckSchema>;

export const documentDecisionSchema = z
	.object({
		accepted: z.enum(["yes", "no"]),
		seen: z.enum(papersSeen),
		reason: z.string().trim().max(500).default(""),
	})
	.refine(({ accepted, reason }) => accepted === "yes" || reason.length > 0, {
		path: ["reason"],
		message: "residents:errors.reasonNeeded",
	});

export type DocumentDecision = z.infer<typeof documentDecisionSchema>;

const personName = z
	.string()
	.trim()
	.min(2)
	.max(80)
	.refine((text) => /\p{L}/u.test(text), "residents:errors.name");

const months = z.coerce
	.number()
	.pipe(z.union(linkMonths.map((one) => z.literal(one)) as [z.ZodLiteral<1>, z.ZodLiteral<6>, z.ZodLiteral<12>]));

/** Asking someone with an account whether one may act for them. */
export const helpAskedSchema = z.object({
	email: z.string().trim().max(254).pipe(z.email()),
	kind: z.enum(linkKinds),
	months,
});

export type HelpAsked = z.infer<typeof helpAskedSchema>;

/** A child without account, on the parent's word. */
export const childSchema = z.object({ name: personName });

export type ChildDeclared = z.infer<typeof childSchema>;

/** At the counter: the person helped by their account's address, or by name when they have none. */
export const helpEstablishedSchema = z
	.object({
		email: z.union([z.literal(""), z.string().trim().max(254).pipe(z.email())]).default(""),
		name: z.union([z.literal(""), personName]).default(""),
		kind: z.enum(linkKinds),
		months,
		seen: z.enum(linkPapers),
		reason: z.string().trim().min(10).max(500),
	})
	.refine(({ email, name }) => (email === "") !== (name === ""), {
		path: ["name"],
		message: "residents:errors.emailOrName",
	});

export type HelpEstablished = z.infer<typeof helpEstablishedSchema>;

export const phoneSchema = z.object({ phone: z.string().trim().min(6).max(30) });

export const phoneCodeSchema = z.object({ code: z.string().trim().min(4).max(12) });

/** Two accounts are one person: the one kept, and why. */
export const mergeSchema = z.object({ keptId: z.uuid(), reason: z.string().trim().min(10).max(500) });

export type MergeForm = z.infer<typeof mergeSchema>;
