import { type IncidentState, movesFrom } from "~/domain/issue-reports/rules/states";

type Found<Event> = { number: number; state: IncidentState; version: number; events: Event[] };

/**
 * What to show to who decided on a page that has changed since: the steps they had not seen (`lastSeen` is the last they
 * had), where it stands now, and whether their own decision is still possible.
 */
export const conflictWith = <Event extends { id: string }>(
	{ number, state, version, events }: Found<Event>,
	to: IncidentState,
	lastSeen: string | undefined,
) => {
	const from = events.findIndex(({ id }) => id === lastSeen);
	return {
		...{ number, state, version },
		events: from < 0 ? events.slice(-3) : events.slice(from + 1),
		lastSeen: events.at(-1)?.id ?? null,
		mine: { to, isPossible: movesFrom(state).includes(to) },
	};
};
