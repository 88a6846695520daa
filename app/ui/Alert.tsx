import type { ReactNode } from "react";
import { Icon, type IconName } from "./Icon";

export type AlertTone = "info" | "success" | "warning" | "danger";

const looks: Record<AlertTone, { box: string; icon: IconName }> = {
	info: { box: "bg-info-soft text-info border-info", icon: "info" },
	success: { box: "bg-success-soft text-success border-success", icon: "check" },
	warning: { box: "bg-warning-soft text-warning border-warning", icon: "warning" },
	danger: { box: "bg-danger-soft text-danger border-danger", icon: "warning" },
};

type Props = {
	tone?: AlertTone;
	title?: string;
	children?: ReactNode;
	/** Read aloud when it appears: an answer to what the visitor just did. */
	live?: boolean;
};

/** Something to know before going on. */
export const Alert = ({ tone = "info", title, children, live }: Props) => (
	<div
		role={live ? (tone === "danger" ? "alert" : "status") : undefined}
		className={`flex gap-3 rounded-control border-s-4 px-4 py-3.5 ${looks[tone].box}`}
	>
		<Icon name={looks[tone].icon} size={1.375} className="mt-0.5" />
		<div className="min-w-0 text-ink">
			{title ? <p className="font-semibold">{title}</p> : null}
			{children ? <div className="[&>*+*]:mt-2">{children}</div> : null}
		</div>
	</div>
);
