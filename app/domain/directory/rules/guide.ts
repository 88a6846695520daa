/** A question as the search may ask it, its answers in order. */
export type GuideQuestion = { id: string; text: string; hint: string; answers: { id: string; label: string }[] };

/** A procedure among which to choose: the answers it is for; none of a question's answers, and it is for all. */
export type Candidate = { slug: string; fits: string[] };

/** What was said so far, in order: an answer, or null for «I do not know» (the question does not come back). */
export type Said = { questionId: string; answerId: string | null };

/** «At most three questions»: whoever would need a fourth is better served by the list, or by a person. */
export const QUESTIONS_AT_MOST = 3;

const suits = ({ answers }: Pick<GuideQuestion, "answers">, { fits }: Candidate, answerId: string) =>
	fits.includes(answerId) || !answers.some(({ id }) => fits.includes(id));

/** The candidates that remain once the answers are known, in the order they had. Answers of questions gone meanwhile count for nothing. */
export const remainingAfter = <Each extends Candidate>(
	questions: GuideQuestion[],
	candidates: Each[],
	said: Said[],
): Each[] =>
	candidates.filter((candidate) =>
		said.every(({ questionId, answerId }) => {
			const question = questions.find(({ id }) => id === questionId);
			return !question || answerId === null || suits(question, candidate, answerId);
		}),
	);

/** How many candidates are expected to remain after a question, if each answer is as likely as the candidates it keeps. */
const expectedLeft = (counts: number[]) => {
	const sum = counts.reduce((total, count) => total + count, 0);
	return counts.reduce((total, count) => total + count * count, 0) / Math.max(1, sum);
};

export type Asked = GuideQuestion & { answers: (GuideQuestion["answers"][number] & { leaves: number })[] };

/**
 * The question to ask next: the one expected to leave the fewest candidates, with only the answers that leave at least one.
 * Null when one candidate is left, when three were asked, or when no question tells the candidates apart.
 */
export const nextQuestion = (questions: GuideQuestion[], candidates: Candidate[], said: Said[]): Asked | null => {
	const left = remainingAfter(questions, candidates, said);
	if (left.length <= 1 || said.length >= QUESTIONS_AT_MOST) return null;
	const open = questions
		.filter(({ id }) => !said.some(({ questionId }) => questionId === id))
		.map((question) => ({
			...question,
			answers: question.answers
				.map((answer) => ({ ...answer, leaves: left.filter((each) => suits(question, each, answer.id)).length }))
				.filter(({ leaves }) => leaves > 0),
		}))
		.filter(({ answers }) => answers.length > 1 && answers.some(({ leaves }) => leaves < left.length))
		.map((question) => ({ question, expected: expectedLeft(question.answers.map(({ leaves }) => leaves)) }))
		.sort((a, b) => a.expected - b.expected);
	return open[0]?.question ?? null;
};

/** Where a result stands against the best one (0 to 1) from which it is as likely what the person meant. */
const AS_LIKELY = 0.6;

/** The results among which a question is worth asking, best first: those about as near to what was typed as the first. */
export const likelyOnes = <Each extends { score: number }>(found: Each[]): Each[] =>
	found.filter(({ score }) => score >= (found[0]?.score ?? 0) * AS_LIKELY);
