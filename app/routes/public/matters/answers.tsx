import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { listAnswers, suggestAnswers } from "~/domain/matters/queries/answers.server";
import { topics } from "~/domain/matters/schema";
import { translatorFor } from "~/i18n/i18next.server";
import { LinkButton } from "~/ui/Button";
import { EmptyState } from "~/ui/EmptyState";
import { FilterBar, FilterText } from "~/ui/FilterBar";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title, data?.lead);

export async function loader(args: LoaderFunctionArgs) {
	const t = await translatorFor(args.request);
	const context = await contextFor(args, "city.read");
	const search = (new URL(args.request.url).searchParams.get("q") ?? "").slice(0, 200).trim();
	const found = search ? await suggestAnswers(context, search, 20) : await listAnswers(context);
	const answers = found.map(({ slug, topic, question, short }) => ({ slug, topic, question, short }));
	return { title: t("matters:faq.title"), lead: t("matters:faq.lead"), search, answers };
}

type Shown = { slug: string; question: string; short: string };

const Questions = ({ answers }: { answers: Shown[] }) => (
	<ul className="grid gap-4">
		{answers.map(({ slug, question, short }) => (
			<li key={slug}>
				<Link to={`/answers/${slug}`} className="font-semibold">
					{question}
				</Link>
				<p className="text-soft">{short}</p>
			</li>
		))}
	</ul>
);

export default function Answers() {
	const { title, lead, search, answers } = useLoaderData<typeof loader>();
	const { t } = useTranslation("matters");
	const write = <LinkButton to="/contact">{t("faq.write")}</LinkButton>;
	const groups = topics.map((topic) => ({ topic, answers: answers.filter((one) => one.topic === topic) }));
	return (
		<Page width="text">
			<PageHeader title={title} lead={lead} />
			<FilterBar label={t("faq.search")} clearTo={search ? "/answers" : undefined}>
				<FilterText name="q" label={t("faq.search")} value={search} />
			</FilterBar>
			{answers.length === 0 ? (
				<EmptyState title={t("faq.none")} action={write}>
					{t("faq.noneText")}
				</EmptyState>
			) : search ? (
				<Questions answers={answers} />
			) : (
				groups
					.filter(({ answers }) => answers.length > 0)
					.map(({ topic, answers }) => (
						<Section key={topic} title={t(`topics.${topic}`)}>
							<Questions answers={answers} />
						</Section>
					))
			)}
			{answers.length > 0 ? (
				<div className="flex flex-wrap items-center gap-4">
					<p>{t("faq.notFound")}</p>
					{write}
				</div>
			) : null}
		</Page>
	);
}
