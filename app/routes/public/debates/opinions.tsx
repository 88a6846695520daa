import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { listTerms } from "~/domain/consultations/condition-terms.server";
import { participationRefusal } from "~/domain/consultations/policy";
import { PhaseTerms } from "~/domain/consultations/ui/PhaseTerms";
import { StatusTag } from "~/domain/consultations/ui/StatusTag";
import { findOpinionPhase, readOpinions } from "~/domain/debates/opinion-page.server";
import { nextStatement } from "~/domain/debates/queries/opinions.server";
import { OpinionResults } from "~/domain/debates/ui/OpinionResults";
import { StatementCard } from "~/domain/debates/ui/StatementCard";
import { accountOf } from "~/lib/actor";
import { orNotFound } from "~/server/http.server";
import { Alert } from "~/ui/Alert";
import { LinkButton } from "~/ui/Button";
import { EmptyState } from "~/ui/EmptyState";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";
import { Prose } from "~/ui/Prose";

const open = [null, "sign-in-needed", "confirmation-needed"];

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const { consultation, phase, isShown } = orNotFound(await findOpinionPhase(context, args.params.slug ?? ""));
	const { run, shown } = await readOpinions(context, phase.id, isShown);
	const asked = { ...phase, consultation };
	const { next, voted, all } = await nextStatement(context, phase.id, run?.result);
	return {
		...{ shown, next, voted, all },
		consultation: { slug: consultation.slug, title: consultation.title },
		phase: { title: phase.title, description: phase.description, status: phase.status },
		isOpen: open.includes(participationRefusal(context.actor, asked, "react", context.now)),
		mayAdd: open.includes(participationRefusal(context.actor, asked, "state", context.now)),
		isKnown: accountOf(context.actor) !== null,
		terms: await listTerms(context, phase, `/consultations/${consultation.slug}/opinions`),
		least: Math.min(7, all),
	};
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
	pageMeta(matches, data && `${data.phase.title} – ${data.consultation.title}`);

const Voting = () => {
	const { next, voted, all, isOpen, mayAdd, consultation, isKnown } = useLoaderData<typeof loader>();
	const { t } = useTranslation("debates");
	const base = `/consultations/${consultation.slug}/opinions`;
	const isDone = all > 0 && !next;
	return (
		<Section title={t("opinion.vote")} id="vote">
			{isOpen && next ? <StatementCard statement={next} to={`${base}#vote`} /> : null}
			{isDone ? (
				<EmptyState title={t("opinion.allDone")}>
					<p>{t("opinion.allDoneText")}</p>
				</EmptyState>
			) : null}
			{all === 0 ? (
				<EmptyState title={t("opinion.noneYet")}>
					<p>{t("opinion.noneYetText")}</p>
				</EmptyState>
			) : null}
			{isKnown && all > 0 ? (
				<p className="text-soft">
					{t("opinion.progress", { voted, all })}. {isOpen ? t("opinion.changeAny") : null}
				</p>
			) : null}
			<div className="flex flex-wrap gap-3">
				{isOpen && mayAdd ? (
					<LinkButton tone="secondary" to={`${base}/add`}>
						{t("opinion.add")}
					</LinkButton>
				) : null}
				<LinkButton tone="secondary" to={`${base}/statements`}>
					{t("opinion.all")}
				</LinkButton>
			</div>
		</Section>
	);
};

const You = () => {
	const { shown, voted, least, isKnown } = useLoaderData<typeof loader>();
	const { t } = useTranslation("debates");
	if (!isKnown || voted === 0) return null;
	const { place = null, groups = [] } = shown ?? {};
	const mine = place && groups.find(({ index }) => index === place.group);
	const text = mine
		? t("opinion.youGroup", { group: mine.letter, count: mine.size - 1 })
		: place
			? t("opinion.youNone")
			: voted < least
				? t("opinion.youFew", { least })
				: t("opinion.youSoon");
	return (
		<Section title={t("opinion.you")} id="you">
			<p className="max-w-prose text-[1.1875rem]">{text}</p>
		</Section>
	);
};

export default function Opinions() {
	const { consultation, phase, shown, isOpen, terms } = useLoaderData<typeof loader>();
	const { t } = useTranslation(["debates", "consultations"]);
	return (
		<Page>
			<PageHeader
				breadcrumbs={[
					{ to: "/consultations", label: t("consultations:list.title") },
					{ to: `/consultations/${consultation.slug}`, label: consultation.title },
					{ label: phase.title },
				]}
				eyebrow={<StatusTag status={phase.status} />}
				title={phase.title}
				lead={t("opinion.lead")}
			/>
			{phase.description ? <Prose text={phase.description} /> : null}
			{phase.status === "open" ? <PhaseTerms groups={terms} /> : null}
			{isOpen ? <Voting /> : null}
			<You />
			{shown ? <OpinionResults {...shown} /> : isOpen ? <Alert>{t("opinion.later")}</Alert> : null}
			{isOpen ? null : (
				<div>
					<LinkButton tone="secondary" to={`/consultations/${consultation.slug}/opinions/statements`}>
						{t("opinion.list.title")}
					</LinkButton>
				</div>
			)}
		</Page>
	);
}
