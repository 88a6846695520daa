import { methodOf } from "../methods";

/** Where a phase that has begun is read, by what its method does; null when it has no page of its own. */
export const phasePage = (slug: string, phase: { method: string }): string | null => {
	const { collectsProposals, findsOpinions, debatesText, holdsVote, showsResults, asksQuestions } =
		methodOf(phase).capabilities;
	const base = `/consultations/${slug}`;
	if (collectsProposals) return `${base}/proposals`;
	if (findsOpinions) return `${base}/opinions`;
	if (debatesText) return `${base}/text`;
	if (asksQuestions) return `${base}/survey`;
	if (holdsVote) return `${base}/vote`;
	return showsResults ? `${base}/results` : null;
};
