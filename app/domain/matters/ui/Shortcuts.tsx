import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Disclosure } from "~/ui/Disclosure";

/** Where a key leads: an element that takes the focus, or a link or button that is pressed. */
export type Shortcut = { key: string; label: string; selector: string; press?: boolean };

const STORED = "parvis-shortcuts";

const isTyping = (target: EventTarget | null) =>
	target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]") !== null;

/**
 * Keys of a staff page, listed where they act. Each person may turn them off (WCAG 2.1.4), and they are silent while
 * one types.
 */
export const Shortcuts = ({ shortcuts }: { shortcuts: Shortcut[] }) => {
	const { t } = useTranslation("matters");
	const [isOn, setOn] = useState(true);
	useEffect(() => setOn(localStorage.getItem(STORED) !== "off"), []);
	useEffect(() => {
		if (!isOn) return;
		const listen = (event: KeyboardEvent) => {
			if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
			const found = shortcuts.find(({ key }) => key === event.key);
			const element = found && document.querySelector<HTMLElement>(found.selector);
			if (!found || !element) return;
			event.preventDefault();
			if (found.press) element.click();
			else element.focus();
		};
		document.addEventListener("keydown", listen);
		return () => document.removeEventListener("keydown", listen);
	}, [isOn, shortcuts]);
	const change = (on: boolean) => {
		localStorage.setItem(STORED, on ? "on" : "off");
		setOn(on);
	};
	return (
		<div className="no-print">
			<Disclosure summary={t("shortcuts.title")}>
				<dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
					{shortcuts.map(({ key, label }) => (
						<div key={key} className="contents">
							<dt>
								<kbd className="rounded-control border border-line-strong bg-surface px-2 py-0.5">{key}</kbd>
							</dt>
							<dd>{label}</dd>
						</div>
					))}
				</dl>
				<label className="choice mt-3">
					<input
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
