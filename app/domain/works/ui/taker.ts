import type { TakerNames } from "../queries/plans.server";
import type { Taker } from "../rules/routing";

/** «Voirie, équipe Nord»: who takes, by name. A taker that is gone keeps a dash. */
export const takerName = (
	{ unitCode, teamId, contractorId }: Taker,
	{ units, teams, contractors }: TakerNames,
): string =>
	[
		unitCode ? units.find(({ code }) => code === unitCode)?.name : null,
		teamId ? teams.find(({ id }) => id === teamId)?.name : null,
		contractorId ? contractors.find(({ id }) => id === contractorId)?.name : null,
	]
		.filter(Boolean)
		.join(", ") || "–";
