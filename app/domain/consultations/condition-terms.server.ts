import type { Context } from "~/server/context.server";
import { assuranceOf, identityPath } from "../accounts/ladder";
import { listAreaNames } from "../directory/queries/geography.server";
import { findAsker } from "./asker.server";
import {
	type Asker,
	actionsOf,
	type Condition,
	type ConditionRefusal,
	conditionRefusal,
	conditionsOf,
	isAsking,
	needsOf,
	noCondition,
} from "./conditions";
import type { ParticipationAction } from "./methods";

/** One thing asked, as it is shown: whether this person meets it (null: nobody is signed in) and where to give what is missing. */
export type Term = (
	| { kind: "identity"; level: 3 | 4 }
	| { kind: "residence" }
	| { kind: "area"; names: string[] }
	| { kind: "age"; from: number | null; to: number | null }
) & { refusal: ConditionRefusal | null; isKnown: boolean; step: string | null };

export type TermGroup = { actions: ParticipationAction[]; isEverything: boolean; terms: Term[] };

const stepTo = (refusal: ConditionRefusal | null, condition: Condition, to: string): string | null => {
	const back = encodeURIComponent(to);
	if (refusal === "identity-needed" || refusal === "residence-needed") return identityPath(needsOf(condition), to);
	if (refusal === "area-needed") return `/me/preferences?to=${back}`;
	// FranceConnect gives the birth date with the identity.
	return refusal === "age-needed" ? `/me/information/birth.date?to=${back}` : null;
};

const termsOf = (
	{ actor }: Context,
	condition: Condition,
	asker: Asker,
	names: Map<string, string>,
	to: string,
): Term[] => {
	const { identity, residence, areaIds, ageFrom, ageTo } = condition;
	const asked = (part: Partial<Condition>) => {
		const alone = { ...noCondition, ...part };
		const isKnown = actor.kind === "resident";
		const refusal = isKnown ? conditionRefusal(alone, assuranceOf(actor), asker) : null;
		return { refusal, isKnown, step: stepTo(refusal, alone, to) };
	};
	return [
		...(identity > 1 ? [{ kind: "identity" as const, level: identity as 3 | 4, ...asked({ identity }) }] : []),
		...(residence ? [{ kind: "residence" as const, ...asked({ residence }) }] : []),
		...(areaIds.length > 0
			? [{ kind: "area" as const, names: areaIds.flatMap((id) => names.get(id) ?? []), ...asked({ areaIds }) }]
			: []),
		...(ageFrom !== null || ageTo !== null
			? [{ kind: "age" as const, from: ageFrom, to: ageTo, ...asked({ ageFrom, ageTo }) }]
			: []),
	];
};

/**
 * What a phase asks beyond a confirmed account, in the words of its page: actions that ask the same are one group. Empty
 * where anyone may take part, and once it is over. `to`: the page to come back to from a missing step.
 */
export const listTerms = async (
	context: Context,
	phase: { method: string; settings: unknown; conditions: unknown; endsAt: Date | null },
	to: string,
): Promise<TermGroup[]> => {
	if (phase.endsAt && phase.endsAt <= context.now) return [];
	const conditions = conditionsOf(phase);
	const actions = actionsOf(phase);
	const asking = actions.filter((action) => isAsking(conditions[action] ?? noCondition));
	if (asking.length === 0) return [];
	const [asker, areas] = await Promise.all([findAsker(context), listAreaNames(context)]);
	const names = new Map(areas.map(({ id, name }) => [id, name]));
	const alikes = new Map<string, ParticipationAction[]>();
	for (const action of asking) {
		const key = JSON.stringify(conditions[action]);
		alikes.set(key, [...(alikes.get(key) ?? []), action]);
	}
	return [...alikes.values()].map((alike) => ({
		actions: alike,
		isEverything: alike.length === actions.length,
		terms: termsOf(context, conditions[alike[0] as ParticipationAction] ?? noCondition, asker, names, to),
	}));
};
