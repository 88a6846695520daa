import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { participationRefusal } from "~/domain/consultations/policy";
import { findOpinionPhase } from "~/domain/debates/opinion-page.server";
import { findRun, listStatements } from "~/domain/debates/queries/opinions.server";
import { VoteButtons } from "~/domain/debates/ui/StatementCard";
import { formatPercent } from "~/i18n/format";
import { translatorFor } from "~/i18n/i18next.server";
import { useLanguage } from "~/i18n/useLanguage";
import { orNotFound } from "~/server/http.server";
import { EmptyState } from "~/ui/EmptyState";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const t = await translatorFor(args.request);
	const found = orNotFound(await findOpinionPhase(context, args.params.slug ?? ""));
	const { consultation, phase, isShown } = found;
	const run = isShown ? await findRun(context, phase.id) : null;
	const refusal = participationRefusal(context.actor, { ...phase, consultation }, "react", context.now);
	return {
		statements: await listStatements(context, phase.id, run?.result),
		consultation: { slug: consultation.slug, title: consultation.title },
		phaseTitle: phase.title,
		isOpen: refusal === null,
		title: t("debates:opinion.list.title"),
	};
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
	pageMeta(matches, data && `${data.title} – ${data.consultation.title}`);

type Listed = ReturnType<typeof useLoaderData<typeof loader>>["statements"][number];

const Line = ({ statement, base, isOpen }: { statement: Listed; base: string; isOpen: boolean }) => {
	const { t } = useTranslation(["debates", "moderation"]);
	const language = useLanguage();
	const { id, number, body, own, shares, isCity } = statement;
	const what = t("number", { number });
	return (
		<li id={`s-${number}`} className="grid gap-2 rounded-card border border-line bg-surface p-4 scroll-mt-6">
			<p className="break-words font-medium">{body}</p>
			<p className="flex flex-wrap gap-x-4 text-[0.9375rem] text-soft">
				<span>{what}</span>
				<span>{t(isCity ? "opinion.byCity" : "opinion.byResident")}</span>
				<span>
					{t("opinion.list.shares")} : {shares ? formatPercent(language, shares.agree) : t("opinion.list.tooFew")}
				</span>
			</p>
			{isOpen ? (
				<VoteButtons statement={statement} own={own} to={`${base}/statements#s-${number}`} />
			) : own ? (
				<p>
					{t("opinion.list.mine")} : {t(`opinion.${own}`)}
				</p>
			) : null}
			{isCity ? null : (
				<Link
					className="inline-flex min-h-11 items-center text-[0.9375rem]"
					to={`/flag/statement/${id}`}
					aria-label={t("moderation:flag.linkOf", { what })}
				>
					{t("moderation:flag.link")}
				</Link>
			)}
		</li>
	);
};

export default function Statements() {
	const { statements, consultation, phaseTitle, isOpen, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation("debates");
	const base = `/consultations/${consultation.slug}/opinions`;
	return (
		<Page width="text">
			<PageHeader
				breadcrumbs={[
					{ to: `/consultations/${consultation.slug}`, label: consultation.title },
					{ to: base, label: phaseTitle },
					{ label: title },
				]}
				title={title}
			/>
			{statements.length === 0 ? (
				<EmptyState title={t("opinion.noneYet")} />
			) : (
				<ul className="grid gap-4">
					{statements.map((statement) => (
						<Line key={statement.id} statement={statement} base={base} isOpen={isOpen} />
					))}
				</ul>
			)}
		</Page>
	);
}
