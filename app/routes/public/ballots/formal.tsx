import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { formalLines } from "~/domain/ballots/belenios/exchange";
import { findFormalElection } from "~/domain/ballots/queries/formal.server";
import { FormalProof } from "~/domain/ballots/ui/formal/FormalProof";
import { formatDate } from "~/i18n/format";
import { useLanguage } from "~/i18n/useLanguage";
import { orNotFound } from "~/server/http.server";
import { Alert } from "~/ui/Alert";
import { LinkButton } from "~/ui/Button";
import { BarChart } from "~/ui/charts/BarChart";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const found = orNotFound(await findFormalElection(context, args.params.slug ?? ""));
	return { ...found, counted: found.checked && formalLines(found.checked) };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.consultation.title);

/** A formal election: what is asked, where one votes, then the result with what was checked of it. */
export default function FormalElection() {
	const { consultation, asked, startsAt, endsAt, checked, counted } = useLoaderData<typeof loader>();
	const { t } = useTranslation("ballots");
	const language = useLanguage();
	const moment = (date: Date) => formatDate(language, date, "moment");
	return (
		<Page width="text">
			<PageHeader
				title={t("formal.title")}
				lead={t("formal.lead")}
				eyebrow={consultation.title}
				breadcrumbs={[
					{ to: `/consultations/${consultation.slug}`, label: consultation.title },
					{ label: t("formal.title") },
				]}
			/>
			{counted ? (
				<Section title={asked.question}>
					<BarChart
						title={t("results.chartPlain")}
						rows={counted.lines.map(({ title, votes }, index) => ({
							...{ label: title, value: votes, highlighted: index < asked.maximum },
						}))}
					/>
					{counted.blank === null ? null : <p>{t("formal.blankVotes", { count: counted.blank })}</p>}
				</Section>
			) : (
				<Section title={asked.question}>
					<ul className="grid list-disc gap-1 ps-6">
						{asked.answers.map((answer) => (
							<li key={answer}>{answer}</li>
						))}
					</ul>
					{startsAt && endsAt ? <p>{t("formal.dates", { start: moment(startsAt), end: moment(endsAt) })}</p> : null}
					{asked.address ? (
						<p>
							<LinkButton to={asked.address}>{t("formal.vote")}</LinkButton>
						</p>
					) : (
						<Alert>{t("formal.noAddress")}</Alert>
					)}
				</Section>
			)}
			{checked ? <FormalProof slug={consultation.slug} election={checked} address={asked.address} /> : null}
		</Page>
	);
}
