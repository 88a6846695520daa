import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { Shortcuts } from "~/ui/Shortcuts";

/** Where a key leads: an element that takes the focus, or a link or button that is pressed. */
export type Shortcut = { key: string; label: string; selector: string; press?: boolean };

/** Keys of a page of matters: each leads to what stands on it. */
export const PageShortcuts = ({ shortcuts }: { shortcuts: Shortcut[] }) => {
	const { t } = useTranslation("matters");
	const actOf = useCallback(
		(key: string) => {
			const found = shortcuts.find((one) => one.key === key);
			const element = found && document.querySelector<HTMLElement>(found.selector);
			return element && (() => (found.press ? element.click() : element.focus()));
		},
		[shortcuts],
	);
	return (
		<Shortcuts
			title={t("shortcuts.title")}
			switchLabel={t("shortcuts.on")}
			keys={shortcuts}
			typing="input, textarea, select, [contenteditable]"
			actOf={actOf}
		/>
	);
};
