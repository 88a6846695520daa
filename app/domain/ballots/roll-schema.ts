import { z } from "zod";

const ticked = z.preprocess((value) => value === "on" || value === true, z.boolean()).optional();

/** How many sheets are printed together. */
export const printCodesSchema = z.object({
	count: z.coerce.number<number>().int().min(1).max(500),
	conditionsChecked: ticked,
});

export const codeSchema = z.object({
	code: z.string().trim().min(1, "ballots:code.needed").max(60),
	/** Says that the form holds the ballot too. */
	voting: z.string().optional(),
});

/** Who stands before the officer: by the address of their account, or by the document they show. `actId`: the officer's act, sent as often as the network needs and done once. */
export const voterSchema = z
	.object({
		actId: z.uuid(),
		email: z.preprocess((value) => (value === "" ? undefined : value), z.email().max(254).optional()),
		name: z.string().trim().max(120).default(""),
		birthDate: z.preprocess((value) => (value === "" ? undefined : value), z.iso.date().optional()),
		/** The officer saw that the person meets the conditions of the rules. */
		conditionsChecked: ticked,
	})
	.refine(({ email, name, birthDate }) => email || (name.length >= 3 && birthDate), {
		message: "ballots:poll.whoNeeded",
		path: ["name"],
	});

export type AskedVoter = z.infer<typeof voterSchema>;

export const paperEntrySchema = z.object({
	urn: z.string().trim().min(1).max(60),
	number: z.coerce.number<number>().int().min(1).max(1_000_000),
	blank: z.preprocess((value) => value === "on" || value === true, z.boolean()).default(false),
});

export type PaperEntryAsked = z.infer<typeof paperEntrySchema>;

const sheetNumber = z.coerce.number<number>().int().min(1).max(1_000_000);
export const revokeCodeSchema = z.object({ batch: sheetNumber, number: sheetNumber });
