import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Disclosure } from "~/ui/Disclosure";

const KEPT = "parvis-shortcuts";

const keys = ["j", "k", "x", "o", "/", "?"] as const;

const rows = () => [...document.querySelectorAll<HTMLElement>("[data-row]")];

const isTyping = (target: EventTarget | null) =>
	target instanceof HTMLElement && target.matches("input:not([type=checkbox]), textarea, select, [contenteditable]");

const goTo = (step: 1 | -1) => {
	const all = rows();
	const here = all.findIndex((row) => row.contains(document.activeElement));
	const next = all[Math.min(Math.max(here + step, 0), all.length - 1)];
	next?.querySelector<HTMLElement>("a")?.focus();
};

const current = () => rows().find((row) => row.contains(document.activeElement));

const acts: Record<(typeof keys)[number], () => void> = {
	j: () => goTo(1),
	k: () => goTo(-1),
	x: () => current()?.querySelector<HTMLInputElement>("input[type=checkbox]")?.click(),
	o: () => current()?.querySelector<HTMLElement>("a")?.click(),
	"/": () => document.querySelector<HTMLElement>("input[name=q]")?.focus(),
	"?": () => document.querySelector<HTMLElement>("#shortcuts summary")?.click(),
};

/**
 * Shortcuts of the queue, each one letter, and their list. They can be switched off, for those whose voice or keyboard
 * would set them off (WCAG 2.1.4).
 */
export const Shortcuts = () => {
	const { t } = useTranslation("works");
	const [isOn, setOn] = useState(true);
	useEffect(() => setOn(localStorage.getItem(KEPT) !== "off"), []);
	useEffect(() => {
		if (!isOn) return;
		const listen = (event: KeyboardEvent) => {
			if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
			const act = acts[event.key as keyof typeof acts];
			if (!act) return;
			event.preventDefault();
			act();
		};
		document.addEventListener("keydown", listen);
		return () => document.removeEventListener("keydown", listen);
	}, [isOn]);
	const change = (on: boolean) => {
		localStorage.setItem(KEPT, on ? "on" : "off");
		setOn(on);
	};
	return (
		<div id="shortcuts" className="no-print">
			<Disclosure summary={t("shortcuts.title")}>
				<dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2">
					{keys.map((key) => (
						<div key={key} className="contents">
							<dt>
								<kbd className="rounded-control border border-line bg-sunken px-2 py-0.5">{key}</kbd>
							</dt>
							<dd>{t(`shortcuts.keys.${key === "/" ? "search" : key === "?" ? "help" : key}`)}</dd>
						</div>
					))}
				</dl>
				<label className="choice mt-3" htmlFor="shortcuts-on">
					<input
						id="shortcuts-on"
						type="checkbox"
						className="tick"
						checked={isOn}
						onChange={(event) => change(event.currentTarget.checked)}
					/>
					<span>{t("shortcuts.on")}</span>
				</label>
			</Disclosure>
		</div>
	);
};
