import { type KeyboardEvent, useEffect, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { controlProps, type FieldState } from "../Field";
import type { Position } from "./types";

export type FoundPlace = Position & { label: string };

/** After this pause in the typing the addresses are asked for, in milliseconds. */
const PAUSE = 200;
const SHORTEST = 3;

/** The places that match what is typed; an answer that comes too late is dropped, one that fails leaves the box plain. */
const useSuggestions = (searchUrl: string, typed: string, wanted: boolean): FoundPlace[] => {
	const [found, setFound] = useState<FoundPlace[]>([]);
	useEffect(() => {
		if (!wanted || typed.trim().length < SHORTEST) {
			setFound([]);
			return;
		}
		const controller = new AbortController();
		const timer = setTimeout(async () => {
			const address = new URL(searchUrl, window.location.href);
			address.searchParams.set("q", typed);
			const answer = await fetch(address, { signal: controller.signal, headers: { Accept: "application/json" } })
				.then((response) => (response.ok ? response.json() : { results: [] }))
				.catch(() => ({ results: [] }));
			if (!controller.signal.aborted) setFound((answer as { results: FoundPlace[] }).results.slice(0, 8));
		}, PAUSE);
		return () => {
			clearTimeout(timer);
			controller.abort();
		};
	}, [searchUrl, typed, wanted]);
	return found;
};

type Props = {
	field: FieldState;
	describedBy?: string | undefined;
	searchUrl: string;
	text: string;
	onType: (text: string) => void;
	onChoose: (place: FoundPlace) => void;
};

type Keys = { open: boolean; active: number; count: number };

/** The line that becomes active after a key, in the combobox pattern of the ARIA Authoring Practices; null: not our key. */
export const activeAfter = (key: string, { open, active, count }: Keys): number | null => {
	if (!open || count === 0) return null;
	if (key === "ArrowDown") return active + 1 >= count ? 0 : active + 1;
	if (key === "ArrowUp") return active <= 0 ? count - 1 : active - 1;
	return null;
};

/** A line for an address, with suggestions while one types. Without JavaScript: the line alone. */
export const AddressBox = ({ field, describedBy, searchUrl, text, onType, onChoose }: Props) => {
	const { t } = useTranslation("common");
	const listId = useId();
	const [wanted, setWanted] = useState(false);
	const [active, setActive] = useState(-1);
	const found = useSuggestions(searchUrl, text, wanted);
	const open = wanted && found.length > 0;
	const choose = (place: FoundPlace) => {
		onChoose(place);
		setWanted(false);
		setActive(-1);
	};
	const onKeyDown = (event: KeyboardEvent) => {
		const next = activeAfter(event.key, { open, active, count: found.length });
		const chosen = found[active];
		if (next !== null) setActive(next);
		else if (event.key === "Enter" && open && chosen) choose(chosen);
		else if (event.key === "Escape" && open) setWanted(false);
		else return;
		event.preventDefault();
	};
	return (
		<div className="relative">
			<input
				{...controlProps(field, { hint: undefined, optional: true })}
				aria-describedby={describedBy}
				value={text}
				onChange={(event) => {
					onType(event.currentTarget.value);
					setWanted(true);
					setActive(-1);
				}}
				onKeyDown={onKeyDown}
				onBlur={() => setWanted(false)}
				type="text"
				role="combobox"
				autoComplete="off"
				aria-autocomplete="list"
				aria-expanded={open}
				aria-controls={listId}
				aria-activedescendant={open && active >= 0 ? `${listId}-${active}` : undefined}
				className="control"
			/>
			<div id={listId} role="listbox" aria-label={t("place.suggestions")} hidden={!open} className="suggestions">
				{found.map((place, index) => (
					// biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the box (combobox pattern)
					// biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the box
					<div
						key={`${place.label}${place.lat}`}
						id={`${listId}-${index}`}
						role="option"
						aria-selected={index === active}
						onMouseDown={(event) => event.preventDefault()}
						onClick={() => choose(place)}
					>
						{place.label}
					</div>
				))}
			</div>
			<output className="sr-only">{open ? t("place.found", { count: found.length }) : ""}</output>
		</div>
	);
};
