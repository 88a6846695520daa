import type { IncidentState } from "./states";

/** The tone of a state, on tags and pins; its word always says the same. */
export const stateTones: Record<IncidentState, "neutral" | "info" | "success" | "warning" | "danger" | "accent"> = {
	unverified: "neutral",
	received: "accent",
	triaged: "info",
	needs_info: "warning",
	planned: "info",
	in_progress: "info",
	external: "info",
	resolved: "success",
	rejected: "neutral",
	duplicate: "neutral",
	reopen_requested: "warning",
	reopened: "accent",
	hidden: "danger",
};
