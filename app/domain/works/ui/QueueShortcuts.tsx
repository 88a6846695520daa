import { useTranslation } from "react-i18next";
import { Shortcuts } from "~/ui/Shortcuts";

const keys = ["j", "k", "x", "o", "/", "?"] as const;

const rows = () => [...document.querySelectorAll<HTMLElement>("[data-row]")];

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

const actOf = (key: string) => acts[key as keyof typeof acts];

/** Shortcuts of the queue. A tick box is no place where one types: `x` acts there too. */
export const QueueShortcuts = () => {
	const { t } = useTranslation("works");
	return (
		<Shortcuts
			id="shortcuts"
			title={t("shortcuts.title")}
			switchLabel={t("shortcuts.on")}
			keys={keys.map((key) => ({
				key,
				label: t(`shortcuts.keys.${key === "/" ? "search" : key === "?" ? "help" : key}`),
			}))}
			typing="input:not([type=checkbox]), textarea, select, [contenteditable]"
			actOf={actOf}
		/>
	);
};
