import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Prose } from "~/ui/Prose";
import type { StanceCounts } from "../queries/debate.server";
import { StanceBar } from "./StanceBar";

export type ReadPassage = {
	id: string;
	position: number;
	kind: "heading" | "paragraph";
	body: string;
	counts: StanceCounts;
	/** Comments on the wording it replaced. */
	earlier: number;
};

type Props = { passages: ReadPassage[]; isOpen: boolean };

const Said = ({ passage, isOpen }: { passage: ReadPassage; isOpen: boolean }) => {
	const { t } = useTranslation("debates");
	const { id, position, counts, earlier } = passage;
	const link = "inline-flex min-h-11 items-center";
	return (
		<div className="grid content-start gap-1 text-[0.9375rem] lg:border-s-2 lg:border-line lg:ps-4">
			{counts.all > 0 ? <StanceBar counts={counts} /> : null}
			<p className="flex flex-wrap gap-x-5">
				{counts.all > 0 ? (
					<Link className={link} to={`/passages/${id}`} aria-label={t("text.readOf", { position, count: counts.all })}>
						{t("text.comments", { count: counts.all })}
					</Link>
				) : null}
				{isOpen ? (
					<Link
						className={`${link} no-print`}
						to={`/comments/new?on=passage:${id}`}
						aria-label={t("text.commentOf", { position })}
					>
						{t("text.comment")}
					</Link>
				) : null}
				{counts.all === 0 && !isOpen ? <span className="text-soft">{t("text.nothingSaid")}</span> : null}
			</p>
			{earlier > 0 ? (
				<p>
					<Link className={link} to={`/passages/${id}#before`}>
						{t("text.earlier", { count: earlier })}
					</Link>
				</p>
			) : null}
		</div>
	);
};

/** A text to read, each passage with its number, its link and what was said of it beside it. */
export const TextView = ({ passages, isOpen }: Props) => (
	<ol className="grid gap-1">
		{passages.map((passage) => {
			const { id, position, kind, body } = passage;
			return (
				<li
					key={id}
					id={`p-${position}`}
					className="grid gap-x-8 gap-y-2 rounded-control py-3 scroll-mt-6 target:bg-brand-soft lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]"
				>
					<div className="grid grid-cols-[2.75rem_minmax(0,1fr)] items-baseline gap-x-2">
						<Link
							to={`/passages/${id}`}
							className="inline-flex min-h-8 min-w-8 items-center text-[0.9375rem] text-soft tabular-nums"
						>
							§ {position}
						</Link>
						{kind === "heading" ? (
							<h3 className="break-words">{body}</h3>
						) : (
							<Prose text={body} under={2} className="break-words" />
						)}
					</div>
					<div className="ps-[3.25rem] lg:ps-0">
						<Said passage={passage} isOpen={isOpen} />
					</div>
				</li>
			);
		})}
	</ol>
);
