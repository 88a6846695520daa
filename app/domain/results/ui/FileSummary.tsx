import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { formatDate, formatEuros } from "~/i18n/format";
import { useLanguage } from "~/i18n/useLanguage";
import { DefinitionList } from "~/ui/DefinitionList";
import { Disclosure } from "~/ui/Disclosure";
import { Section } from "~/ui/Page";
import { Prose } from "~/ui/Prose";
import { Timeline } from "~/ui/Timeline";
import type { FoundFile } from "../assessment-queries.server";
import type { DecisionKind } from "../schema";

/** Who is in charge, and what was written at the earlier stages. For the staff. */
export const FileSummary = ({ file }: { file: FoundFile }) => {
	const { t } = useTranslation("results");
	const language = useLanguage();
	const { people, dueOn, feasibility, costEuros, opinion, analysis, kind, answer, stage } = file;
	const nobody = t("assessment.nobody");
	const isAnalysed = stage !== "analysis";
	const said = [
		...(feasibility && isAnalysed
			? [{ term: t("assessment.feasibility"), description: t(`assessment.feasible.${feasibility}`) }]
			: []),
		...(costEuros !== null && isAnalysed
			? [{ term: t("assessment.cost"), description: formatEuros(language, costEuros) }]
			: []),
		...(opinion && isAnalysed
			? [{ term: t("assessment.opinion"), description: t(`assessment.opinions.${opinion as "favourable"}`) }]
			: []),
		...(analysis && isAnalysed
			? [{ term: t("assessment.analysis"), description: <Prose text={analysis} under={2} /> }]
			: []),
		...(kind && stage !== "analysis"
			? [{ term: t("assessment.kind"), description: t(`kind.${kind as DecisionKind}`) }]
			: []),
		...(answer && stage === "decided"
			? [{ term: t("assessment.answer"), description: <Prose text={answer} under={2} /> }]
			: []),
	];
	return (
		<DefinitionList
			items={[
				{ term: t("assessment.analyst"), description: people.analyst ?? nobody },
				{ term: t("assessment.supervisor"), description: people.supervisor ?? nobody },
				{ term: t("assessment.decider"), description: people.decider ?? nobody },
				{ term: t("assessment.due"), description: formatDate(language, dueOn) },
				...said,
			]}
		/>
	);
};

/** What residents said of the proposal, to be cited by number. */
export const FileComments = ({ comments }: Pick<FoundFile, "comments">) => {
	const { t } = useTranslation(["results", "debates"]);
	if (comments.length === 0) return <p className="text-soft">{t("assessment.noComments")}</p>;
	return (
		<Disclosure summary={t("assessment.comments", { count: comments.length })}>
			<ul className="grid gap-3">
				{comments.map(({ id, number, stance, body, authorName }) => (
					<li key={id} className="border-s-4 border-line ps-3">
						<p>
							<Link to={`/comments/${id}`}>{t("debates:number", { number })}</Link> – {authorName},{" "}
							{t(`debates:stances.${stance}`)}
						</p>
						<Prose text={body} under={2} className="break-words text-soft" />
					</li>
				))}
			</ul>
		</Disclosure>
	);
};

/** What was done with the file, and the notes of the staff. */
export const FileHistory = ({ steps }: Pick<FoundFile, "steps">) => {
	const { t } = useTranslation("results");
	return (
		<Section title={t("assessment.history")}>
			<Timeline
				items={steps.map(({ id, kind, note, at, byName }) => ({
					...{ id, at, title: t(`assessment.step.${kind as "noted"}`, { name: byName }) },
					...(note ? { children: <Prose text={note} under={2} /> } : {}),
				}))}
			/>
		</Section>
	);
};
