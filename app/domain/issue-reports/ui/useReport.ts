import { useEffect, useRef, useState } from "react";
import type { NearAsset } from "../queries/assets.server";
import type { Similar } from "../queries/similar.server";
import type { Answers } from "../schema";

/** What is typed so far, as the form itself says it. */
export type Typed = { category: string; text: string; email: string; asset: string; answers: Answers };

export const nothingTyped: Typed = { category: "", text: "", email: "", asset: "", answers: {} };

const PREFIX = "q_";

/** Reads a form, or what the server sends back of it. */
export const typedIn = (entries: Iterable<[string, unknown]>): Typed => {
	const typed: Typed = { ...nothingTyped, answers: {} };
	for (const [name, value] of entries) {
		if (name.startsWith(PREFIX)) {
			const code = name.slice(PREFIX.length);
			const before = typed.answers[code];
			const texts = [before ?? [], value].flat().filter((text): text is string => typeof text === "string");
			if (texts.length > 0) typed.answers[code] = texts.length === 1 ? (texts[0] ?? "") : texts;
		} else if (name in typed && name !== "answers" && typeof value === "string") {
			typed[name as "category" | "text" | "email" | "asset"] = value;
		}
	}
	return typed;
};

export type Known = {
	fault: string | null;
	place: { lat: number; lng: number } | null;
	assets: NearAsset[];
	near: Similar[];
};

const nothingKnown: Known = { fault: null, place: null, assets: [], near: [] };

/** Asks what is known of the place so far; nothing where there is no network: the server looks again at the end. */
export const askKnown = async (form: HTMLFormElement, what: ("category" | "text" | "asset")[]): Promise<Known> => {
	const typed = new FormData(form);
	const address = new URL("/reports/similar.json", window.location.href);
	for (const name of ["lat", "lng", "address", ...what]) {
		const value = typed.get(name);
		if (typeof value === "string") address.searchParams.set(name, value.slice(0, 600));
	}
	return fetch(address, { headers: { Accept: "application/json" } })
		.then((answer) => (answer.ok ? (answer.json() as Promise<Known>) : nothingKnown))
		.catch(() => nothingKnown);
};

/** Calls `act` once the typing, or the moving, pauses. */
export const usePaused = <Given extends unknown[]>(act: (...given: Given) => void, pause: number) => {
	const timer = useRef<ReturnType<typeof setTimeout>>();
	const latest = useRef(act);
	latest.current = act;
	useEffect(() => () => clearTimeout(timer.current), []);
	return (...given: Given) => {
		clearTimeout(timer.current);
		timer.current = setTimeout(() => latest.current(...given), pause);
	};
};

/** Whether the browser has a network. Unknown on the server: yes. */
export const useOnline = (): boolean => {
	const [online, setOnline] = useState(true);
	useEffect(() => {
		const read = () => setOnline(navigator.onLine);
		read();
		window.addEventListener("online", read);
		window.addEventListener("offline", read);
		return () => {
			window.removeEventListener("online", read);
			window.removeEventListener("offline", read);
		};
	}, []);
	return online;
};
