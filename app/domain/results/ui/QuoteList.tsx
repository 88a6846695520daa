import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { ShownQuote } from "../quotes.server";

/** Words of residents, with their consent. */
export const QuoteList = ({ quotes }: { quotes: ShownQuote[] }) => {
	const { t } = useTranslation(["results", "debates"]);
	return (
		<ul className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:grid-cols-2">
			{quotes.map(({ commentId, number, words, authorName }) => (
				<li key={commentId}>
					<figure className="grid h-full content-between gap-3 rounded-card border border-line bg-surface p-5">
						<blockquote className="break-words text-[1.125rem]">{t("quotes.marks", { words })}</blockquote>
						<figcaption className="text-soft">
							{authorName} – <Link to={`/comments/${commentId}`}>{t("debates:number", { number })}</Link>
						</figcaption>
					</figure>
				</li>
			))}
		</ul>
	);
};
