/** What a phase's status is derived from: never stored, always asked of the clock. */
export type PhaseDates = { startsAt: Date; endsAt: Date | null };

export type Transition = { kind: string; at: Date; reason: string | null };

export type PhaseStatus = "upcoming" | "open" | "closed" | "suspended" | "annulled";

/** The last transition among these kinds that has happened at `now`. */
const lastOf = (transitions: readonly Transition[], kinds: readonly string[], now: Date): Transition | undefined =>
	transitions
		.filter(({ kind, at }) => kinds.includes(kind) && at <= now)
		.reduce<Transition | undefined>((last, one) => (last && last.at > one.at ? last : one), undefined);

/** Where a phase stands at `now`: open from its start (included) to its end (excluded), unless suspended or annulled. */
export const phaseStatus = (
	{ startsAt, endsAt }: PhaseDates,
	transitions: readonly Transition[],
	now: Date,
): PhaseStatus => {
	if (lastOf(transitions, ["annulled"], now)) return "annulled";
	if (endsAt && endsAt <= now) return "closed";
	if (lastOf(transitions, ["suspended", "resumed"], now)?.kind === "suspended") return "suspended";
	return startsAt <= now ? "open" : "upcoming";
};

/** The public reason of a suspension or annulment in force, or null. */
export const statusReason = (transitions: readonly Transition[], now: Date): string | null => {
	const last = lastOf(transitions, ["annulled"], now) ?? lastOf(transitions, ["suspended", "resumed"], now);
	return last && last.kind !== "resumed" ? last.reason : null;
};

export type DatesRefusal = "ends-before-start" | "phases-overlap" | "only-last-open-ended";

/**
 * Why a phase may not have these dates beside the other phases of its consultation (annulled ones left out), or null.
 * Phases never overlap, an end comes after its start, and only the last phase may have no end.
 */
export const datesRefusal = (phase: PhaseDates, others: readonly PhaseDates[]): DatesRefusal | null => {
	const { startsAt, endsAt } = phase;
	if (endsAt && endsAt <= startsAt) return "ends-before-start";
	for (const other of others) {
		const [first, second] = other.startsAt <= startsAt ? [other, phase] : [phase, other];
		if (first.endsAt === null) return "only-last-open-ended";
		if (first.endsAt > second.startsAt) return "phases-overlap";
	}
	return null;
};

export type ConsultationStatus = "draft" | "upcoming" | "open" | "closed" | "annulled";

/** Where a whole consultation stands: open from its first phase's start to its last phase's end. */
export const consultationStatus = (
	{ state, phases }: { state: "draft" | "published" | "annulled"; phases: readonly PhaseDates[] },
	now: Date,
): ConsultationStatus => {
	if (state !== "published") return state;
	if (phases.every(({ startsAt }) => startsAt > now)) return "upcoming";
	return phases.every(({ endsAt }) => endsAt !== null && endsAt <= now) ? "closed" : "open";
};

/** A title made fit for an address: «Où planter 500 arbres ?» → «ou-planter-500-arbres». At most 60 characters. */
export const slugOf = (title: string): string =>
	title
		.normalize("NFD")
		.replace(/\p{Diacritic}/gu, "")
		.replace(/œ/gi, "oe")
		.replace(/æ/gi, "ae")
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, "-")
		.slice(0, 60)
		.replace(/^-+|-+$/g, "");

/** A phase with where it stands at `now` and, if it was suspended or annulled, the public reason. */
export const asItStands = <Phase extends PhaseDates & { transitions: readonly Transition[] }>(
	phase: Phase,
	now: Date,
) => ({
	...phase,
	status: phaseStatus(phase, phase.transitions, now),
	reason: statusReason(phase.transitions, now),
});

/** The phase residents should look at: the one under way (or suspended), else the next one, else the last one over. */
export const phaseInFocus = <Phase extends { status: PhaseStatus }>(phases: readonly Phase[]): Phase | null => {
	const first = (...statuses: PhaseStatus[]) => phases.find(({ status }) => statuses.includes(status));
	return (
		first("open", "suspended") ?? first("upcoming") ?? phases.findLast(({ status }) => status === "closed") ?? null
	);
};
