import type { ReactNode } from "react";

type Props = { label: string; value: ReactNode; detail?: ReactNode };

/** One figure. Inside a `StatGrid`, which is the `<dl>`. */
export const Stat = ({ label, value, detail }: Props) => (
	<div className="flex min-w-0 flex-col-reverse justify-end rounded-card border border-line bg-surface p-4 sm:p-5">
		<dt className="text-soft">{label}</dt>
		<dd>
			<span className="block font-display text-[clamp(1.5rem,1rem+2.6vw,2.25rem)] font-semibold leading-tight tracking-tight">
				{value}
			</span>
			{detail ? <span className="block text-[0.9375rem] text-soft">{detail}</span> : null}
		</dd>
	</div>
);

export const StatGrid = ({ children }: { children: ReactNode }) => (
	<dl className="grid grid-cols-2 gap-3 sm:gap-4 lg:grid-cols-4">{children}</dl>
);
