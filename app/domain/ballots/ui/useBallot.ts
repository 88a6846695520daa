import { useCallback, useEffect, useRef, useState } from "react";
import { ballotFault } from "../policy";

/** Milliseconds before a ballot that did not reach the city is sent again. */
const RETRY = 4_000;

type Paper = { optionIds: string[]; minimum: number; maximum: number };

export type BallotStatus =
	| { kind: "counted" }
	| { kind: "saving" }
	| { kind: "offline" }
	| { kind: "not-counted"; reason: string };

const sameChoices = (a: ReadonlySet<string>, b: readonly string[] | null) =>
	b !== null && a.size === b.length && b.every((id) => a.has(id));

type Answer = { ok: true } | { ok: false; reason: string };

const send = async (url: string, choices: string[]): Promise<Answer | null> => {
	const body = new FormData();
	for (const id of choices) body.append("choices", id);
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
 * One sending at a time, the last choice wins; what could not be sent is sent again.
 */
export const useBallot = (url: string, paper: Paper, initial: string[], stored: string[] | null) => {
	const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(initial));
	const [counted, setCounted] = useState(stored);
	const [trouble, setTrouble] = useState<"offline" | { refused: string } | null>(null);
	const [attempt, setAttempt] = useState(0);
	const sending = useRef(false);
	const fault = ballotFault(paper, [...chosen]);
	const isCounted = sameChoices(chosen, counted);

	// biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` only asks to try again
	useEffect(() => {
		if (fault || isCounted || sending.current) return;
		const choices = [...chosen];
		sending.current = true;
		send(url, choices).then((answer) => {
			sending.current = false;
			if (answer?.ok) setCounted(choices);
			setTrouble(answer === null ? "offline" : answer.ok ? null : { refused: answer.reason });
			if (answer === null) setTimeout(() => setAttempt((count) => count + 1), RETRY);
		});
	}, [chosen, counted, fault, isCounted, url, attempt]);

	const toggle = useCallback((id: string, on: boolean) => {
		setTrouble(null);
		setChosen((before) => {
			const after = new Set(before);
			if (on) after.add(id);
			else after.delete(id);
			return after;
		});
	}, []);

	const status = (): BallotStatus => {
		if (fault) return { kind: "not-counted", reason: fault };
		if (isCounted) return { kind: "counted" };
		if (trouble === "offline") return { kind: "offline" };
		return trouble ? { kind: "not-counted", reason: trouble.refused } : { kind: "saving" };
	};
	return { chosen, toggle, status: status(), counted };
};
