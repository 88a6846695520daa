import { useCallback, useEffect, useState } from "react";
import type { Values } from "../schema";

type Waiting = { id: string; values: Values };

/** Sent again this often, in milliseconds, while something waits. */
const AGAIN = 15_000;

const read = (key: string): Waiting[] => {
	try {
		return JSON.parse(localStorage.getItem(key) ?? "[]") as Waiting[];
	} catch {
		return [];
	}
};

/**
 * Answers given on this tablet, kept until the city says it has them: each goes with the id drawn when its form was shown,
 * so that sending it again never makes two.
 */
export const useTabletQueue = (tabletKey: string) => {
	const store = `parvis-tablet-${tabletKey}`;
	const [waiting, setWaiting] = useState<Waiting[]>([]);
	const [refused, setRefused] = useState(0);
	const keep = useCallback(
		(all: Waiting[]) => {
			localStorage.setItem(store, JSON.stringify(all));
			setWaiting(all);
		},
		[store],
	);
	const send = useCallback(async () => {
		const batch = read(store).slice(0, 50);
		if (batch.length === 0) return;
		const response = await fetch(`/tablet/${tabletKey}/answers`, {
			method: "POST",
			headers: { "Content-Type": "application/json" },
			body: JSON.stringify({ answers: batch }),
		}).catch(() => null);
		if (!response?.ok) return;
		const { receipts } = (await response.json()) as { receipts: { id: string; outcome: string }[] };
		const settled = new Set(receipts.map(({ id }) => id));
		setRefused((count) => count + receipts.filter(({ outcome }) => outcome === "refused").length);
		keep(read(store).filter(({ id }) => !settled.has(id)));
	}, [store, tabletKey, keep]);
	useEffect(() => {
		setWaiting(read(store));
		void send();
		const timer = setInterval(() => void send(), AGAIN);
		const online = () => void send();
		window.addEventListener("online", online);
		return () => {
			clearInterval(timer);
			window.removeEventListener("online", online);
		};
	}, [store, send]);
	const add = (answer: Waiting) => {
		keep([...read(store), answer]);
		void send();
	};
	return { waiting: waiting.length, refused, add };
};

/** Keeps this page for when there is no network. */
export const useOfflinePage = () =>
	useEffect(() => {
		if (!("serviceWorker" in navigator)) return;
		void navigator.serviceWorker
			.register("/tablet-worker.js", { scope: "/tablet/" })
			.then(() => navigator.serviceWorker.ready)
			.then(({ active }) => {
				const parts = performance.getEntriesByType("resource").map(({ name }) => name);
				active?.postMessage({ keep: [window.location.href, ...parts] });
			})
			.catch(() => undefined);
	}, []);
