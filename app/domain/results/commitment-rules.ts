/** Where a commitment stands for residents, derived from the day it is: never stored. */
export type Standing = "planned" | "under-way" | "delayed" | "late" | "delivered" | "abandoned";

export const standings = ["late", "delayed", "under-way", "planned", "delivered", "abandoned"] as const;

export type CommitmentDays = {
	state: "planned" | "under_way" | "delivered" | "abandoned";
	/** Days, «2027-03-01». */
	promisedOn: string;
	expectedOn: string;
};

/**
 * Late: the day expected has passed and nothing is delivered. Delayed: a later day than the one promised was announced,
 * with its reason. Days are those of the city, both included.
 */
export const standingOf = ({ state, promisedOn, expectedOn }: CommitmentDays, today: string): Standing => {
	if (state === "delivered" || state === "abandoned") return state;
	if (expectedOn < today) return "late";
	if (expectedOn > promisedOn) return "delayed";
	return state === "planned" ? "planned" : "under-way";
};

/** Days of delay against the promise: of the delivery once there, else of the day expected or of today; never negative. */
export const delayInDays = (
	{ promisedOn, expectedOn, deliveredOn }: { promisedOn: string; expectedOn: string; deliveredOn: string | null },
	today: string,
): number => {
	const end = deliveredOn ?? (expectedOn > today ? expectedOn : today);
	return Math.max(0, Math.round((Date.parse(end) - Date.parse(promisedOn)) / 86_400_000));
};

export type Ledger = { total: number; delivered: number; late: number; onTime: number | null };

/**
 * The figures of a list of commitments. `onTime`: the share (0 to 1) of those due by today that were delivered by the day
 * promised; null while none was due. What was abandoned counts as due.
 */
export const ledgerOf = (
	commitments: readonly (CommitmentDays & { deliveredOn: string | null })[],
	today: string,
): Ledger => {
	const due = commitments.filter(({ promisedOn, deliveredOn }) => promisedOn <= today || deliveredOn !== null);
	const kept = due.filter(({ deliveredOn, promisedOn }) => deliveredOn !== null && deliveredOn <= promisedOn);
	const count = (standing: Standing) => commitments.filter((one) => standingOf(one, today) === standing).length;
	return {
		total: commitments.length,
		delivered: count("delivered"),
		late: count("late"),
		onTime: due.length > 0 ? kept.length / due.length : null,
	};
};
