export const incidentStates = [
	"unverified",
	"received",
	"triaged",
	"needs_info",
	"planned",
	"in_progress",
	"external",
	"resolved",
	"rejected",
	"duplicate",
	"reopen_requested",
	"reopened",
	"hidden",
] as const;

export type IncidentState = (typeof incidentStates)[number];

export const openStates = [
	"received",
	"triaged",
	"needs_info",
	"planned",
	"in_progress",
	"external",
	"reopen_requested",
	"reopened",
] as const satisfies IncidentState[];

/** Fixed and closed without works are told apart everywhere: residents do not accept one for the other. */
export const closedStates = ["resolved", "rejected"] as const satisfies IncidentState[];

export const publicStates: IncidentState[] = [...openStates, ...closedStates];

export const isOpen = (state: IncidentState): boolean => (openStates as readonly string[]).includes(state);

/** From a state, the states an agent may choose (field note on issue reports, 2.9). Merging and hiding are acts of their own. */
const moves: Record<IncidentState, readonly IncidentState[]> = {
	unverified: [],
	received: ["triaged", "needs_info", "planned", "in_progress", "external", "resolved", "rejected"],
	triaged: ["in_progress", "planned", "needs_info", "external", "resolved", "rejected"],
	needs_info: ["triaged", "in_progress", "rejected"],
	planned: ["in_progress", "triaged", "resolved", "rejected"],
	in_progress: ["resolved", "planned", "external", "needs_info", "triaged", "rejected"],
	external: ["in_progress", "triaged", "resolved", "rejected"],
	resolved: ["reopened"],
	rejected: ["reopened"],
	duplicate: [],
	reopen_requested: ["reopened", "resolved", "rejected"],
	reopened: ["triaged", "in_progress", "planned", "needs_info", "external", "resolved", "rejected"],
	hidden: [],
};

export const movesFrom = (state: IncidentState): readonly IncidentState[] => moves[state];

export const rejectionReasons = [
	"not_ours",
	"within_tolerance",
	"not_found",
	"private_land",
	"no_budget",
	"abuse",
	"other",
] as const;

export type RejectionReason = (typeof rejectionReasons)[number];
