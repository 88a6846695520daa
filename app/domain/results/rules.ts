import type { Decision, DecisionKind, Figures, Written } from "./schema";

type Subject = { id: string; title: string };

/** What would be published: each subject with its own decision, or with the one given to all the others. */
export const decisionsOf = (
	subjects: readonly Subject[],
	{ items, others }: Written,
): (Omit<Decision, "kind"> & { kind: DecisionKind | "" })[] => {
	const written = new Map(items.map((item) => [item.subjectId, item]));
	return subjects.map(({ id, title }) => {
		const own = written.get(id);
		if (own?.kind) return { subjectId: id, title, kind: own.kind, reason: own.reason };
		return { subjectId: id, title, kind: others ? ("not-taken-up" as const) : "", reason: own?.reason || others };
	});
};

/** One line per decision with its votes where there was a vote, in the order of the count. */
export const resultsTable = (decisions: readonly Decision[], { vote }: Pick<Figures, "vote">) => {
	const lines = new Map(vote?.lines.map((line) => [line.id, line]));
	return decisions
		.map(({ subjectId, title, kind, reason }) => {
			const { votes = null, rank = null } = lines.get(subjectId) ?? {};
			return { title, votes, rank, kind, reason };
		})
		.sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
};
