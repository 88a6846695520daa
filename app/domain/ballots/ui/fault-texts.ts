import type { TFunction } from "i18next";
import { type Marked, spentByEnvelope } from "../paper";
import type { VoteRules } from "../schema";

/** Why a ballot does not count, in words, with the figures of the ballot. */
export const faultTexts = (t: TFunction<"ballots">, rules: VoteRules, ballot: Marked, reason: string): string => {
	const spent = [...spentByEnvelope(rules, ballot).values()];
	const most = (values: number[]) => Math.max(0, ...values);
	const counts = {
		"too-many-choices": most(spent.map(({ choices }) => choices)) - rules.limit,
		"too-many-points": most(spent.map(({ points }) => points)) - (rules.points ?? 0),
	};
	const count = counts[reason as keyof typeof counts] ?? 0;
	const limit = reason === "mark-out-of-range" ? (rules.points ?? 0) : rules.limit;
	return t(`notCounted.${reason}` as "notCounted.too-many-choices", { count, limit });
};
