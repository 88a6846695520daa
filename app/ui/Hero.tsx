import type { ReactNode } from "react";

type Props = { title: string; lead?: ReactNode; eyebrow?: ReactNode; actions?: ReactNode; children?: ReactNode };

/** The opening of the home page or of a consultation: the page's `<h1>` on the paving of the square. Outside `Page`. */
export const Hero = ({ title, lead, eyebrow, actions, children }: Props) => (
	<header className="paved border-b border-brand-line bg-brand-soft">
		<div className="mx-auto grid max-w-6xl gap-x-12 gap-y-8 px-4 py-10 sm:px-6 sm:py-16 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)] lg:items-center lg:px-8">
			<div className={children ? "" : "lg:col-span-2"}>
				{eyebrow ? <div className="mb-3 font-semibold text-brand-text">{eyebrow}</div> : null}
				<h1 className="text-[clamp(2.125rem,1.4rem+3.4vw,4rem)] leading-[1.05]">{title}</h1>
				{lead ? (
					<div className="mt-4 max-w-2xl text-[clamp(1.125rem,1rem+0.5vw,1.375rem)] leading-snug">{lead}</div>
				) : null}
				{actions ? <div className="no-print mt-7 flex flex-wrap gap-3">{actions}</div> : null}
			</div>
			{children ? <div className="min-w-0">{children}</div> : null}
		</div>
	</header>
);
