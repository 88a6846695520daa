import { useCallback, useEffect, useRef, useState } from "react";
import { isMarked, type Marked, markField, paperFault } from "../paper";
import type { VoteRules } from "../schema";

/** Milliseconds before a ballot that did not reach the city is sent again. */
const RETRY = 4_000;

export type BallotStatus =
	| { kind: "counted" }
	| { kind: "saving" }
	| { kind: "offline" }
	| { kind: "not-counted"; reason: string };

/** Option → its mark; 1 where the method only ticks. */
export type Filled = ReadonlyMap<string, number>;

export const filledFrom = ({ choices, marks }: Marked): Filled =>
	new Map(choices.map((id, index) => [id, marks[index] ?? 1]));

export const markedFrom = (rules: VoteRules, filled: Filled): Marked => ({
	choices: [...filled.keys()],
	marks: isMarked(rules) ? [...filled.values()] : [],
});

const same = (a: Filled, b: Filled | null) =>
	b !== null && a.size === b.size && [...a].every(([id, mark]) => b.get(id) === mark);

type Answer = { ok: true } | { ok: false; reason: string };

const send = async (url: string, { choices, marks }: Marked): Promise<Answer | null> => {
	const body = new FormData();
	choices.forEach((id, index) => {
		if (marks.length > 0) body.append(markField(id), String(marks[index]));
		else body.append("choices", id);
	});
	try {
		const response = await fetch(url, { method: "POST", body, redirect: "manual" });
		if (response.type === "opaqueredirect") return { ok: false, reason: "sign-in-needed" };
		return response.ok || response.status === 422 ? ((await response.json()) as Answer) : null;
	} catch {
		return null;
	}
};

/**
 * A ballot that is stored at each change, as soon as it keeps to the rules: nobody loses a vote by forgetting a button.
 * One sending at a time, the last state wins; what could not be sent is sent again.
 */
export const usePaper = (url: string, rules: VoteRules, initial: Marked, stored: Marked | null) => {
	const [filled, setFilled] = useState<Filled>(filledFrom(initial));
	const [counted, setCounted] = useState<Filled | null>(stored && filledFrom(stored));
	const [trouble, setTrouble] = useState<"offline" | { refused: string } | null>(null);
	const [attempt, setAttempt] = useState(0);
	const sending = useRef(false);
	const ballot = markedFrom(rules, filled);
	const fault = paperFault(rules, ballot);
	const isCounted = same(filled, counted);

	// biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` only asks to try again
	useEffect(() => {
		if (fault || isCounted || sending.current) return;
		sending.current = true;
		send(url, ballot).then((answer) => {
			sending.current = false;
			if (answer?.ok) setCounted(filled);
			setTrouble(answer === null ? "offline" : answer.ok ? null : { refused: answer.reason });
			if (answer === null) setTimeout(() => setAttempt((count) => count + 1), RETRY);
		});
	}, [filled, counted, fault, isCounted, url, attempt]);

	/** Null takes the option off the ballot; `alone` leaves no other on it. */
	const mark = useCallback((id: string, value: number | null, alone = false) => {
		setTrouble(null);
		setFilled((before) => {
			const after = new Map(alone ? [] : before);
			if (value === null) after.delete(id);
			else after.set(id, value);
			return after;
		});
	}, []);

	const status = (): BallotStatus => {
		if (fault) return { kind: "not-counted", reason: fault };
		if (isCounted) return { kind: "counted" };
		if (trouble === "offline") return { kind: "offline" };
		return trouble ? { kind: "not-counted", reason: trouble.refused } : { kind: "saving" };
	};
	return { filled, ballot, mark, status: status(), counted };
};
