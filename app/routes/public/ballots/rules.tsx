import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { findVotePage } from "~/domain/ballots/queries/votes.server";
import { canonicalText } from "~/domain/ballots/rules";
import { Reglement } from "~/domain/ballots/ui/Reglement";
import { formatEuros } from "~/i18n/format";
import { useLanguage } from "~/i18n/useLanguage";
import { orNotFound } from "~/server/http.server";
import { Disclosure } from "~/ui/Disclosure";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const { consultation, phase, vote } = orNotFound(await findVotePage(context, args.params.slug ?? ""));
	const { rules, rulesHash } = orNotFound(vote);
	return { consultation, phase, rules, rulesHash, exact: canonicalText(rules) };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.consultation.title);

/** The rules of a vote alone on a page, to be read or printed, with the exact text their hash is made from. */
export default function Rules() {
	const { consultation, phase, rules, rulesHash, exact } = useLoaderData<typeof loader>();
	const { t } = useTranslation("ballots");
	const language = useLanguage();
	return (
		<Page width="text">
			<PageHeader
				title={t("rules.title")}
				eyebrow={consultation.title}
				lead={t("rules.lead")}
				breadcrumbs={[
					{ to: `/consultations/${consultation.slug}`, label: consultation.title },
					{ to: `/consultations/${consultation.slug}/vote`, label: t("page.title") },
					{ label: t("rules.title") },
				]}
			/>
			<Reglement rules={rules} rulesHash={rulesHash} startsAt={phase.startsAt} endsAt={phase.endsAt} />
			<Section title={t("rules.options")}>
				<ul className="grid list-disc gap-1 ps-6">
					{rules.options.map(({ id, title, cost }) => (
						<li key={id}>{cost === undefined ? title : `${title} – ${formatEuros(language, cost)}`}</li>
					))}
				</ul>
			</Section>
			<Disclosure summary={t("rules.object")}>
				<pre className="whitespace-pre-wrap break-all rounded-card border border-line bg-sunken p-4 text-[0.875rem]">
					{exact}
				</pre>
			</Disclosure>
		</Page>
	);
}
