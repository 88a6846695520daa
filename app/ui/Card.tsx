import { Link } from "@remix-run/react";
import type { ReactNode } from "react";

type Props = {
	/** The card then is one link: its title, whose reach is the whole card. */
	to?: string;
	title: ReactNode;
	eyebrow?: ReactNode;
	meta?: ReactNode;
	children?: ReactNode;
	image?: { src: string; alt: string };
	/** Rank of the title on the page. */
	as?: "h2" | "h3";
	/** Buttons of the card, outside its link. */
	actions?: ReactNode;
};

export const Card = ({ to, title, eyebrow, meta, children, image, as: Title = "h3", actions }: Props) => (
	<article
		className={`relative flex min-w-0 flex-col overflow-hidden rounded-card border border-line bg-surface shadow-card ${to ? "transition-[border-color,box-shadow] hover:border-brand-line hover:shadow-lift" : ""}`}
	>
		{image ? (
			<img src={image.src} alt={image.alt} loading="lazy" className="aspect-[16/9] w-full bg-sunken object-cover" />
		) : null}
		<div className="flex grow flex-col gap-3 p-5">
			{eyebrow ? <div className="flex flex-wrap items-center gap-2 text-[0.9375rem] text-soft">{eyebrow}</div> : null}
			<Title className="text-subheading">
				{to ? (
					<Link
						to={to}
						className="text-ink no-underline after:absolute after:inset-0 after:rounded-card hover:underline focus-visible:outline-none focus-visible:after:outline-3 focus-visible:after:-outline-offset-4 focus-visible:after:outline-focus"
					>
						{title}
					</Link>
				) : (
					title
				)}
			</Title>
			{children ? <div className="text-soft [&>*+*]:mt-2">{children}</div> : null}
			{meta ? (
				<div className="mt-auto flex flex-wrap items-center gap-x-4 gap-y-1.5 pt-1 text-[0.9375rem] text-soft">
					{meta}
				</div>
			) : null}
			{actions ? <div className="relative z-10 mt-auto flex flex-wrap gap-3">{actions}</div> : null}
		</div>
	</article>
);

const columns = { 2: "md:grid-cols-2", 3: "sm:grid-cols-2 xl:grid-cols-3" };

export const CardGrid = ({ children, columns: count = 3 }: { children: ReactNode; columns?: 2 | 3 }) => (
	<div className={`grid grid-cols-[minmax(0,1fr)] gap-5 ${columns[count]}`}>{children}</div>
);
