/** One act of one person on their ballot: cast or change (`choice`), take back (null), when it was asked and answered. */
export type Op = { start: number; end: number; choice: string | null; done: boolean };

/**
 * Whether some legal order of these acts ends with `last` in the box (null: no ballot). Legal: an act answered before
 * another was asked comes first; acts done have their effect, acts refused (the vote was closed) have none and none is
 * done after them. The search of Wing and Gong (1993), for one register.
 */
export const explains = (ops: readonly Op[], last: string | null): boolean => {
	const firstRefusal = Math.min(...ops.filter(({ done }) => !done).map(({ end }) => end));
	const done = ops.filter((op) => op.done);
	// Refused for good: nothing that was asked after the first refusal was answered may be done.
	if (done.some(({ start }) => start > firstRefusal)) return false;
	if (done.length === 0) return last === null;
	// For a register, only who can come last matters: an act that no other act, done, was asked after.
	const latestStart = Math.max(...done.map(({ start }) => start));
	return done.some(({ end, choice }) => end >= latestStart && choice === last);
};
