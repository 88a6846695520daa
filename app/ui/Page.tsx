import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "./Icon";

const widths = { text: "max-w-6xl [&>*]:max-w-3xl", normal: "max-w-6xl", wide: "page-wide max-w-[90rem]" };

/** The measure of a page: `text` for reading and forms, `normal` for most, `wide` for maps and desks. */
export const Page = ({ children, width = "normal" }: { children: ReactNode; width?: keyof typeof widths }) => (
	<div
		className={`mx-auto grid w-full grid-cols-[minmax(0,1fr)] gap-8 px-4 pt-6 pb-20 sm:px-6 sm:pt-8 lg:px-8 ${widths[width]}`}
	>
		{children}
	</div>
);

export type Crumb = { to?: string; label: string };

/** The way back. On a phone only the page just above is shown, with an arrow: the title says where one is. */
export const Breadcrumbs = ({ items }: { items: Crumb[] }) => {
	const { t } = useTranslation("common");
	const above = items.findLastIndex(({ to }) => to);
	return (
		<nav aria-label={t("nav.breadcrumbs")} className="no-print text-[0.9375rem]">
			<ol className="flex flex-wrap items-center gap-x-2">
				{items.map(({ to, label }, index) => (
					<li
						key={`${label}${to}`}
						className={`items-center gap-x-2 ${index === above ? "flex" : "hidden sm:flex"} ${index > 0 ? "sm:before:text-soft sm:before:content-['/']" : ""}`}
					>
						{to ? (
							<Link to={to} className="inline-flex min-h-8 items-center gap-1.5">
								{index === above ? <Icon name="arrow-back" size={1} className="sm:hidden" /> : null}
								{label}
							</Link>
						) : (
							<span aria-current="page" className="text-soft">
								{label}
							</span>
						)}
					</li>
				))}
			</ol>
		</nav>
	);
};

type PageHeaderProps = {
	title: string;
	lead?: ReactNode;
	breadcrumbs?: Crumb[];
	actions?: ReactNode;
	eyebrow?: ReactNode;
};

/** The one `<h1>` of a page, what it is about, and what one can do. */
export const PageHeader = ({ title, lead, breadcrumbs, actions, eyebrow }: PageHeaderProps) => (
	<header className="grid gap-4">
		{breadcrumbs ? <Breadcrumbs items={breadcrumbs} /> : null}
		<div className="flex flex-wrap items-end justify-between gap-x-10 gap-y-5">
			<div className="max-w-3xl">
				{eyebrow ? <div className="mb-2 font-semibold text-brand-text">{eyebrow}</div> : null}
				<h1>{title}</h1>
				{lead ? <div className="mt-3 text-[1.1875rem] text-soft">{lead}</div> : null}
			</div>
			{actions ? <div className="no-print flex flex-wrap gap-3">{actions}</div> : null}
		</div>
	</header>
);

type SectionProps = { title: string; children: ReactNode; actions?: ReactNode; id?: string };

export const Section = ({ title, children, actions, id }: SectionProps) => (
	<section id={id} className="grid grid-cols-[minmax(0,1fr)] gap-5">
		<div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
			<h2>{title}</h2>
			{actions ? <div className="no-print flex flex-wrap gap-3">{actions}</div> : null}
		</div>
		{children}
	</section>
);
