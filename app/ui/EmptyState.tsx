import type { ReactNode } from "react";

export const EmptyState = ({
	title,
	children,
	action,
}: {
	title: string;
	children?: ReactNode;
	action?: ReactNode;
}) => (
	<div className="rounded-card border-2 border-dashed border-line px-6 py-10 text-center">
		<p className="font-display text-subheading font-semibold">{title}</p>
		{children ? <div className="mx-auto mt-2 max-w-prose text-soft">{children}</div> : null}
		{action ? <div className="mt-5 flex flex-wrap justify-center gap-3">{action}</div> : null}
	</div>
);
