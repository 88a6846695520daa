import { useCallback, useEffect, useRef, useState } from "react";

/** Milliseconds before an act that did not reach the city is sent again. */
const RETRY = 3_000;

/** One marking of the roll, as this screen sent it: its fields (its own number among them), and what the city answered. */
export type PollAct = { fields: Record<string, string>; label: string; answer: string | null };

const STORE = "parvis-poll";

const kept = (key: string): PollAct[] => {
	try {
		return JSON.parse(sessionStorage.getItem(`${STORE}-${key}`) ?? "[]") as PollAct[];
	} catch {
		return [];
	}
};

/** Null: the network or the city did not answer, so the act is sent again. */
const send = async (url: string, fields: Record<string, string>): Promise<string | null> => {
	const body = new FormData();
	for (const [name, value] of Object.entries(fields)) body.append(name, value);
	try {
		const response = await fetch(url, { method: "POST", body, redirect: "manual" });
		if (!response.ok && response.status !== 422) return null;
		return ((await response.json()) as { answer: string }).answer;
	} catch {
		return null;
	}
};

/**
 * The acts of a polling-place screen on a bad network: each is kept in this tab, sent until the city answers, and done once
 * because the number it bears never changes. One at a time, in order.
 */
export const usePollActs = (url: string) => {
	const [acts, setActs] = useState<PollAct[]>([]);
	const sending = useRef(false);
	const [attempt, setAttempt] = useState(0);
	useEffect(() => setActs(kept(url)), [url]);
	useEffect(() => {
		if (acts.length > 0) sessionStorage.setItem(`${STORE}-${url}`, JSON.stringify(acts.slice(-20)));
	}, [acts, url]);

	// biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` only asks to try again
	useEffect(() => {
		const next = acts.find(({ answer }) => answer === null);
		if (!next || sending.current) return;
		sending.current = true;
		send(url, next.fields).then((answer) => {
			sending.current = false;
			if (answer === null) setTimeout(() => setAttempt((count) => count + 1), RETRY);
			// Once answered, nothing of the person stays in the browser but the label the officer sees.
			else setActs((before) => before.map((act) => (act === next ? { ...act, fields: {}, answer } : act)));
		});
	}, [acts, url, attempt]);

	const add = useCallback(
		(fields: Record<string, string>, label: string) =>
			setActs((before) => [...before.slice(-19), { fields, label, answer: null }]),
		[],
	);
	return { acts, add };
};
