import { z } from "zod";

/** The published rules of the house, in the order they are read. Their words: moderation.json, `rules.<key>`. */
export const ruleKeys = [
	"hate",
	"insult",
	"personal-data",
	"illegal",
	"advertising",
	"off-topic",
	"repetition",
] as const;

export type RuleKey = (typeof ruleKeys)[number];

const rule = z.enum(ruleKeys);

/** Words someone else can read: at least this many letters or digits. */
const words = (least: number) => (text: string) => (text.match(/[\p{L}\p{N}]/gu) ?? []).length >= least;

export const flagSchema = z.object({
	rule,
	details: z.string().trim().max(1_000).default(""),
});

const said = z.string().trim().max(2_000).refine(words(15), "moderation:errors.explain");

export const decideSchema = z
	.object({
		version: z.number().int().min(1),
		outcome: z.enum(["kept", "hidden"]),
		rule: rule.nullish().transform((key) => key ?? null),
		explanation: z.string().trim().max(2_000).default(""),
	})
	.superRefine(({ outcome, rule, explanation }, check) => {
		if (outcome === "kept") return;
		if (!rule) check.addIssue({ code: "custom", path: ["rule"], message: "moderation:errors.rule" });
		if (!words(15)(explanation))
			check.addIssue({ code: "custom", path: ["explanation"], message: "moderation:errors.explain" });
	});

export const appealSchema = z.object({ appeal: said });

export const decideAppealSchema = z.object({
	version: z.number().int().min(1),
	outcome: z.enum(["upheld", "overturned"]),
	answer: said,
});
