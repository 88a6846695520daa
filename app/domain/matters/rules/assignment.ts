/** An agent as the choice sees them. */
export type Candidate = {
	accountId: string;
	topics: string[];
	capacity: number;
	/** First and last day away, as city days. */
	absentFrom: string | null;
	absentUntil: string | null;
	/** Matters of theirs that wait for the city. */
	load: number;
};

export const isAway = ({ absentFrom, absentUntil }: Pick<Candidate, "absentFrom" | "absentUntil">, day: string) =>
	absentFrom !== null && absentFrom <= day && (absentUntil === null || day <= absentUntil);

/**
 * Who a new matter goes to: among those who know the topic, are there today and can carry one more, the one who answered
 * this person last (`sticky`), else the least loaded for what they can carry. Null: nobody, it stays with all.
 */
export const chooseAgent = (
	candidates: Candidate[],
	{ topic, day, sticky }: { topic: string; day: string; sticky: string | null },
): string | null => {
	const able = candidates.filter((one) => one.topics.includes(topic) && one.load < one.capacity && !isAway(one, day));
	if (able.some(({ accountId }) => accountId === sticky)) return sticky;
	const share = ({ load, capacity }: Candidate) => load / capacity;
	const [first] = able.sort((a, b) => share(a) - share(b) || a.load - b.load || (a.accountId < b.accountId ? -1 : 1));
	return first?.accountId ?? null;
};
