import type { CheckedElection } from "./check";

/** The question of a formal election, as it is put to Belenios. */
export type FormalQuestion = { question: string; answers: string[]; minimum: number; maximum: number; blank: boolean };

/** The file of questions that Belenios takes when an election is prepared («Import questions», or `make-election`). */
export const questionsFile = (
	{ question, answers, minimum, maximum, blank }: FormalQuestion,
	{ name, description }: { name: string; description: string },
): string => {
	const asked = { answers, ...(blank ? { blank } : {}), min: minimum, max: maximum, question };
	return JSON.stringify({ description, name, questions: [asked] });
};

/** The roll: one identity a line, as Belenios reads it. */
export const votersFile = (emails: readonly string[]): string => emails.map((email) => `${email}\n`).join("");

type Asked = CheckedElection["questions"][number];

/** Whether an election put the city's own question: same words, same answers in the same order, same blank vote. */
export const isOurs = (ours: FormalQuestion, asked: readonly Asked[]): boolean => {
	const [only, ...others] = asked;
	const same = (a: readonly string[], b: readonly string[]) =>
		a.length === b.length && a.every((one, at) => one === b[at]);
	return (
		only !== undefined &&
		others.length === 0 &&
		only.question === ours.question &&
		only.blank === ours.blank &&
		same(only.answers, ours.answers)
	);
};

/** The votes of each answer, best first, and the blank votes where they are allowed. */
export const formalLines = ({ questions, result }: Pick<CheckedElection, "questions" | "result">) => {
	const [asked] = questions;
	const votes = result[0] ?? [];
	const skipped = asked?.blank ? 1 : 0;
	const lines = (asked?.answers ?? []).map((title, index) => ({ title, votes: votes[index + skipped] ?? 0 }));
	return { lines: lines.sort((a, b) => b.votes - a.votes), blank: asked?.blank ? (votes[0] ?? 0) : null };
};
