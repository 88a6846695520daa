import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { formatDate, formatEuros } from "~/i18n/format";
import { useLanguage } from "~/i18n/useLanguage";
import { Alert } from "~/ui/Alert";
import { DefinitionList } from "~/ui/DefinitionList";
import { Section } from "~/ui/Page";
import { Prose } from "~/ui/Prose";
import { Tag } from "~/ui/Tag";
import type { PublicAnswer } from "../assessment-queries.server";
import { decisionTones } from "./DecisionList";

const Facts = ({ published }: { published: NonNullable<PublicAnswer["published"]> }) => {
	const { t } = useTranslation(["results", "debates"]);
	const language = useLanguage();
	const { feasibility, costEuros, cited } = published;
	const items = [
		...(feasibility
			? [{ term: t("assessment.feasibility"), description: t(`assessment.feasible.${feasibility}`) }]
			: []),
		...(costEuros === null ? [] : [{ term: t("assessment.cost"), description: formatEuros(language, costEuros) }]),
		...(cited.length === 0
			? []
			: [
					{
						term: t("assessment.cited"),
						description: (
							<span className="flex flex-wrap gap-x-3">
								{cited.map(({ id, number }) => (
									<Link key={id} to={`/comments/${id}`}>
										{t("debates:number", { number })}
									</Link>
								))}
							</span>
						),
					},
				]),
	];
	return items.length > 0 ? <DefinitionList items={items} /> : null;
};

/** The city's answer to a proposal, or by when it is owed: silence is visible. */
export const PublicAnswerView = ({ answer }: { answer: PublicAnswer | null }) => {
	const { t } = useTranslation("results");
	const language = useLanguage();
	if (!answer) return null;
	const { dueOn, state, published } = answer;
	if (!published)
		return (
			<Alert tone={state === "late" ? "danger" : "info"} title={t(`assessment.clock.${state}`)}>
				<p>{t(`assessment.clock.${state}Text`, { date: formatDate(language, dueOn) })}</p>
			</Alert>
		);
	const { kind, answer: text, signer, office, at } = published;
	return (
		<Section title={t("assessment.public")} id="answer">
			<div className="grid gap-4 rounded-card border border-brand-line bg-surface p-5 sm:p-6">
				<p>
					<Tag tone={decisionTones[kind]}>{t(`kind.${kind}`)}</Tag>
				</p>
				<Prose text={text} under={2} />
				<Facts published={published} />
				<p className="text-soft">
					{t("assessment.signed", {
						name: [signer, office].filter(Boolean).join(", "),
						date: formatDate(language, at),
					})}
				</p>
			</div>
		</Section>
	);
};
