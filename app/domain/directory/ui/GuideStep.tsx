import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Icon } from "~/ui/Icon";
import { type Asked, QUESTIONS_AT_MOST, type Said } from "../rules/guide";

export type GuideView = {
	asked: Asked | null;
	/** What was said, in words, in order. */
	said: (Said & { question: string; answer: string | null })[];
};

type Params = { q: string; guided: boolean };

/** The address of the search after these answers. */
export const guideAddress = ({ q, guided }: Params, said: Said[]): string => {
	const params = new URLSearchParams([
		...(q ? [["q", q]] : []),
		...(guided ? [["guide", "1"]] : []),
		...said.map(({ questionId, answerId }) => ["a", `${questionId}~${answerId ?? ""}`]),
	]);
	return `/directory?${params}`;
};

/** What was answered so far, each answer with the way to take it back. */
export const GuideAnswers = ({ said, ...params }: Pick<GuideView, "said"> & Params) => {
	const { t } = useTranslation("directory");
	if (said.length === 0) return null;
	return (
		<ul className="flex flex-wrap gap-2" aria-label={t("guide.said")}>
			{said.map(({ questionId, question, answer }) => (
				<li key={questionId}>
					<Link
						to={guideAddress(
							params,
							said.filter((each) => each.questionId !== questionId),
						)}
						className="inline-flex min-h-11 items-center gap-2 rounded-full border border-line-strong bg-surface px-4 text-[0.9375rem] text-ink no-underline hover:border-ink"
					>
						<span>
							<span className="sr-only">{t("guide.remove")} </span>
							<span className="text-soft">{question}</span> <strong>{answer ?? t("guide.unknown")}</strong>
						</span>
						<Icon name="close" size={1} />
					</Link>
				</li>
			))}
		</ul>
	);
};

/** One question of the city's, each answer one click: the next page asks another, or names the procedure. */
export const GuideStep = ({ asked, said, ...params }: GuideView & Params) => {
	const { t } = useTranslation("directory");
	if (!asked) return null;
	const answers = [
		...asked.answers.map(({ id, label }) => ({ id: id as string | null, label })),
		{ id: null, label: t("guide.unknown") },
	];
	return (
		<section
			aria-labelledby="guide-question"
			className="rounded-card border border-brand-line bg-brand-soft p-5 sm:p-6"
		>
			<p className="text-[0.9375rem] font-semibold text-brand-text">
				{t("guide.step", { number: said.length + 1, most: QUESTIONS_AT_MOST })}
			</p>
			<h2 id="guide-question" className="mt-1 text-heading">
				{asked.text}
			</h2>
			{asked.hint ? <p className="mt-1 text-soft">{asked.hint}</p> : null}
			<ul className="mt-4 grid gap-2 sm:grid-cols-2">
				{answers.map(({ id, label }) => (
					<li key={id ?? "unknown"}>
						<Link
							to={guideAddress(params, [...said, { questionId: asked.id, answerId: id }])}
							className={`flex min-h-12 items-center justify-between gap-3 rounded-control border px-4 py-2.5 font-semibold text-ink no-underline hover:border-ink ${id ? "border-line-strong bg-surface" : "border-transparent underline underline-offset-4"}`}
						>
							{label}
							{id ? <Icon name="arrow" size={1} /> : null}
						</Link>
					</li>
				))}
			</ul>
		</section>
	);
};
