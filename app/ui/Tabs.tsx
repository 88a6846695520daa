import { Link } from "@remix-run/react";

type Props = { label: string; items: { to: string; label: string; current: boolean; count?: string | undefined }[] };

/** The faces of one page, as links: each has its own address. */
export const Tabs = ({ label, items }: Props) => (
	<nav aria-label={label} className="no-print border-b border-line">
		<ul className="-mb-px flex flex-wrap gap-x-2">
			{items.map(({ to, label, current, count }) => (
				<li key={to}>
					<Link
						to={to}
						aria-current={current ? "page" : undefined}
						className={`inline-flex min-h-12 items-center gap-2 border-b-4 px-3 no-underline ${current ? "border-brand font-semibold text-ink" : "border-transparent text-soft hover:border-line-strong hover:text-ink"}`}
					>
						{label}
						{count ? <span className="rounded-full bg-sunken px-2 text-[0.875rem] tabular-nums">{count}</span> : null}
					</Link>
				</li>
			))}
		</ul>
	</nav>
);
