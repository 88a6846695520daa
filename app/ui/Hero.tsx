import type { ReactNode } from "react";
import { Breadcrumbs, type Crumb } from "./Page";

type Props = {
	title: string;
	lead?: ReactNode;
	breadcrumbs?: Crumb[];
	eyebrow?: ReactNode;
	actions?: ReactNode;
	/** Beside the title on wide screens, below it on phones: what can be done now. */
	children?: ReactNode;
	/** The one page that opens the city has a title larger than all others. */
	large?: boolean;
};

/** The opening of the home page or of a consultation: the page's `<h1>` on the paving of the square. Outside `Page`. */
export const Hero = ({ title, lead, breadcrumbs, eyebrow, actions, children, large }: Props) => (
	<header className="paved border-b border-brand-line bg-brand-soft">
		<div className="mx-auto max-w-6xl px-4 pt-6 pb-10 sm:px-6 sm:pt-8 sm:pb-14 lg:px-8">
			{breadcrumbs ? <Breadcrumbs items={breadcrumbs} /> : null}
			<div
				className={`grid grid-cols-[minmax(0,1fr)] gap-x-12 gap-y-8 pt-4 lg:items-center ${children ? "lg:grid-cols-[minmax(0,6fr)_minmax(0,5fr)]" : ""} ${large ? "sm:pt-8" : ""}`}
			>
				<div>
					{eyebrow ? <div className="mb-3 font-semibold text-brand-text">{eyebrow}</div> : null}
					<h1 className={large ? "text-[clamp(2.125rem,1.4rem+3.4vw,4rem)] leading-[1.05]" : ""}>{title}</h1>
					{lead ? (
						<div className="mt-4 max-w-2xl text-[clamp(1.125rem,1rem+0.5vw,1.3125rem)] leading-snug">{lead}</div>
					) : null}
					{actions ? <div className="no-print mt-7 flex flex-wrap gap-3">{actions}</div> : null}
				</div>
				{children ? <div className="min-w-0">{children}</div> : null}
			</div>
		</div>
	</header>
);
