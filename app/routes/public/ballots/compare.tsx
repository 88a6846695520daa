import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { findVotePage } from "~/domain/ballots/queries/votes.server";
import { orNotFound } from "~/server/http.server";
import { Button, LinkButton } from "~/ui/Button";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";
import { Prose } from "~/ui/Prose";

/** Columns that still fit beside each other. */
const MOST = 3;

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const { consultation, vote } = orNotFound(await findVotePage(context, args.params.slug ?? ""));
	const asked = new URL(args.request.url).searchParams.getAll("option");
	const { options } = orNotFound(vote);
	const compared = options.filter(({ id }) => asked.includes(id)).slice(0, MOST);
	return { consultation, options: options.map(({ id, title }) => ({ id, title })), compared };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.consultation.title);

export default function Compare() {
	const { consultation, options, compared } = useLoaderData<typeof loader>();
	const { t } = useTranslation("ballots");
	const back = `/consultations/${consultation.slug}/vote`;
	const chosen = compared.map(({ id }) => id);
	return (
		<Page>
			<PageHeader
				title={t("compare.title")}
				lead={t("compare.lead")}
				breadcrumbs={[
					{ to: `/consultations/${consultation.slug}`, label: consultation.title },
					{ to: back, label: t("page.title") },
					{ label: t("compare.title") },
				]}
			/>
			{compared.length > 0 ? (
				<div className="grid gap-5 md:grid-flow-col md:auto-cols-fr">
					{compared.map(({ id, title, summary, address }) => (
						<article key={id} className="min-w-0 rounded-card border border-line bg-surface p-5">
							<h2 className="text-subheading">{title}</h2>
							{address ? <p className="mt-2 text-soft">{address}</p> : null}
							<Prose text={summary} under={2} className="mt-3" />
							<p className="mt-4">
								<LinkButton tone="secondary" size="small" to={`${back}#option-${id}`}>
									{t("compare.toBallot")}
									<span className="sr-only"> : {title}</span>
								</LinkButton>
							</p>
						</article>
					))}
				</div>
			) : null}
			<Form method="get" className="grid gap-4">
				<fieldset>
					<legend className="font-semibold">{t("compare.choose")}</legend>
					<div className="mt-3 grid gap-2 sm:grid-cols-2">
						{options.map(({ id, title }) => (
							<label key={id} htmlFor={`compare-${id}`} className="choice">
								<input
									id={`compare-${id}`}
									type="checkbox"
									name="option"
									value={id}
									defaultChecked={chosen.includes(id)}
									className="tick"
								/>
								<span>{title}</span>
							</label>
						))}
					</div>
				</fieldset>
				<div>
					<Button tone="secondary">{t("compare.submit")}</Button>
				</div>
			</Form>
		</Page>
	);
}
