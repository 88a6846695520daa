import { z } from "zod";
import type { Assurance, Needs } from "~/lib/assurance";
import { needRefusal } from "../accounts/ladder";
import { offersAction, type ParticipationAction, participationActs } from "./methods";

const AGES = { least: 0, most: 120 };

const age = z
	.number()
	.int()
	.min(AGES.least)
	.max(AGES.most)
	.nullish()
	.transform((years) => years ?? null);

/** What one action of a phase asks of the person, beyond a confirmed account. */
export const conditionSchema = z
	.object({
		/** Level of the ladder (`accounts/ladder.ts`): 1 a confirmed account, 3 FranceConnect, 4 FranceConnect+. */
		identity: z.coerce
			.number()
			.pipe(z.union([z.literal(1), z.literal(3), z.literal(4)]))
			.default(1),
		residence: z.boolean().default(false),
		/** The person lives in one of them; empty: anywhere. */
		areaIds: z.array(z.uuid()).max(200).default([]),
		ageFrom: age,
		ageTo: age,
	})
	.refine(({ ageFrom, ageTo }) => ageFrom === null || ageTo === null || ageFrom <= ageTo, {
		path: ["ageTo"],
		message: "consultations:errors.ageOrder",
	});

export type Condition = z.infer<typeof conditionSchema>;

const actions = Object.keys(participationActs) as [ParticipationAction, ...ParticipationAction[]];

const conditionsSchema = z.partialRecord(z.enum(actions), conditionSchema);

export type Conditions = Partial<Record<ParticipationAction, Condition>>;

/** The conditions of a phase as stored; none where nothing was said. */
export const conditionsOf = ({ conditions }: { conditions?: unknown }): Conditions =>
	conditionsSchema.parse(conditions ?? {});

export const noCondition: Condition = { identity: 1, residence: false, areaIds: [], ageFrom: null, ageTo: null };

/** Whether a condition asks for more than a confirmed account. */
export const isAsking = ({ identity, residence, areaIds, ageFrom, ageTo }: Condition): boolean =>
	identity > 1 || residence || areaIds.length > 0 || ageFrom !== null || ageTo !== null;

/** The actions people may do in a phase with these settings, in the order of the registry. */
export const actionsOf = (phase: { method: string; settings: unknown }): ParticipationAction[] =>
	actions.filter((action) => offersAction(phase, action));

/** What the person declared or proved of where they live and how old they are; null: unknown. */
export type Asker = {
	/** The district of the checked home, else the one they declared. */
	areaId: string | null;
	/** Least and most years they may have: both the same where the birth date is known. */
	ages: readonly [number, number] | null;
};

export const unknownAsker: Asker = { areaId: null, ages: null };

export type ConditionRefusal =
	| "identity-needed"
	| "residence-needed"
	| "area-needed"
	| "other-area"
	| "age-needed"
	| "other-age";

export const needsOf = ({ identity, residence }: Condition): Needs => ({
	...(identity > 1 ? { identity } : {}),
	...(residence ? { residence: true as const } : {}),
});

const ageRefusal = ({ ageFrom, ageTo }: Condition, ages: Asker["ages"]): "age-needed" | "other-age" | null => {
	if (ageFrom === null && ageTo === null) return null;
	if (!ages) return "age-needed";
	const [from, to] = [ageFrom ?? AGES.least, ageTo ?? Number.POSITIVE_INFINITY];
	const [least, most] = ages;
	if (most < from || least > to) return "other-age";
	// An age band that straddles the limit says neither yes nor no: the birth date does.
	return least >= from && most <= to ? null : "age-needed";
};

/**
 * The first thing that keeps this person from an action, or null: identity, then residence, then district, then age. What
 * is unknown is asked for, what is known and does not fit is refused.
 */
export const conditionRefusal = (condition: Condition, has: Assurance, asker: Asker): ConditionRefusal | null => {
	const need = needRefusal(has, needsOf(condition));
	if (need === "identity-needed" || need === "residence-needed") return need;
	if (condition.areaIds.length > 0) {
		if (!asker.areaId) return "area-needed";
		if (!condition.areaIds.includes(asker.areaId)) return "other-area";
	}
	return ageRefusal(condition, asker.ages);
};

/** Completed years at `now` of who was born on `date` (2010-05-12); null when it is no date. */
export const yearsSince = (date: string, now: Date): number | null => {
	const born = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
	if (!born) return null;
	const [year, month, day] = born.slice(1).map(Number) as [number, number, number];
	const had = now.getUTCMonth() + 1 > month || (now.getUTCMonth() + 1 === month && now.getUTCDate() >= day);
	return now.getUTCFullYear() - year - (had ? 0 : 1);
};

/** The years an age band may mean: «25-39», or «75» for 75 and over. */
export const agesOfBand = (band: string): readonly [number, number] | null => {
	const [least, most] = band.split("-").map(Number);
	if (!least) return null;
	return [least, most ?? AGES.most];
};
