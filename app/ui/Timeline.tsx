import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { formatDate } from "~/i18n/format";
import type { Language } from "~/i18n/languages";
import type { Tone } from "./Tag";

const dots: Record<Tone, string> = {
	neutral: "bg-line-strong",
	info: "bg-info",
	success: "bg-success",
	warning: "bg-warning",
	danger: "bg-danger",
	accent: "bg-accent",
};

type Item = { id: string; at: Date | string; title: ReactNode; children?: ReactNode; tone?: Tone };

/** What happened, one after the other, in the order given. */
export const Timeline = ({ items }: { items: Item[] }) => {
	const { i18n } = useTranslation();
	return (
		<ol className="relative grid gap-6 border-s-2 border-line ps-6">
			{items.map(({ id, at, title, children, tone = "neutral" }) => (
				<li key={id} className="relative min-w-0">
					<span
						aria-hidden="true"
						className={`absolute -start-[calc(1.5rem+0.5rem+1px)] top-1.5 size-4 rounded-full border-3 border-ground ${dots[tone]}`}
					/>
					<p className="text-[0.9375rem] text-soft">
						<time dateTime={new Date(at).toISOString()}>{formatDate(i18n.language as Language, at, "moment")}</time>
					</p>
					<div className="font-semibold">{title}</div>
					{children ? <div className="mt-1">{children}</div> : null}
				</li>
			))}
		</ol>
	);
};
