import { useEffect, useState } from "react";
import { Disclosure } from "./Disclosure";

const KEPT = "parvis-shortcuts";

type Props = {
	id?: string;
	title: string;
	/** What the switch says that turns them on or off. */
	switchLabel: string;
	keys: readonly { key: string; label: string }[];
	/** Where a letter is written, or means something of its own: shortcuts are silent there. */
	typing: string;
	/** What a key does here and now; nothing when it leads nowhere. */
	actOf: (key: string) => (() => void) | null | undefined;
};

/**
 * Shortcuts of a staff page, each one key, listed where they act. Each person may turn them off, for those whose voice or
 * keyboard would set them off (WCAG 2.1.4).
 */
export const Shortcuts = ({ id, title, switchLabel, keys, typing, actOf }: Props) => {
	const [isOn, setOn] = useState(true);
	useEffect(() => setOn(localStorage.getItem(KEPT) !== "off"), []);
	useEffect(() => {
		if (!isOn) return;
		const listen = (event: KeyboardEvent) => {
			const isTyping = event.target instanceof HTMLElement && event.target.closest(typing) !== null;
			if (event.ctrlKey || event.metaKey || event.altKey || isTyping) return;
			const act = actOf(event.key);
			if (!act) return;
			event.preventDefault();
			act();
		};
		document.addEventListener("keydown", listen);
		return () => document.removeEventListener("keydown", listen);
	}, [isOn, typing, actOf]);
	const change = (on: boolean) => {
		localStorage.setItem(KEPT, on ? "on" : "off");
		setOn(on);
	};
	return (
		<div id={id} className="no-print">
			<Disclosure summary={title}>
				<dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-2">
					{keys.map(({ key, label }) => (
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
					<span>{switchLabel}</span>
				</label>
			</Disclosure>
		</div>
	);
};
