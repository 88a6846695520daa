import type { ReactNode } from "react";
import { Icon, type IconName } from "./Icon";

export type Tone = "neutral" | "info" | "success" | "warning" | "danger" | "accent";

const tones: Record<Tone, string> = {
	neutral: "bg-sunken text-ink",
	info: "bg-info-soft text-info",
	success: "bg-success-soft text-success",
	warning: "bg-warning-soft text-warning",
	danger: "bg-danger-soft text-danger",
	accent: "bg-accent-soft text-accent-text",
};

/** A state in one or two words. The words say it, the colour only helps. */
export const Tag = ({ tone = "neutral", icon, children }: { tone?: Tone; icon?: IconName; children: ReactNode }) => (
	<span
		className={`inline-flex items-center gap-1.5 rounded-full px-3 py-0.5 text-[0.875rem] font-semibold leading-6 ${tones[tone]} print:border`}
	>
		{icon ? <Icon name={icon} size={1} /> : null}
		{children}
	</span>
);
