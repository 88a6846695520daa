import { data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { findProcedure } from "~/domain/directory/queries/procedures.server";
import { cityClock, openingAt } from "~/domain/directory/rules";
import { UnitContact } from "~/domain/directory/ui/UnitContact";
import { formCode } from "~/domain/matters/procedure-request";
import { listAnswers } from "~/domain/matters/queries/answers.server";
import { usualDelay } from "~/domain/matters/queries/usual-delay.server";
import { hasForm } from "~/domain/residents/ledger/form-facts.server";
import { findHandOver } from "~/domain/residents/ledger/hand-over-facts.server";
import { HandOver } from "~/domain/residents/ui/HandOver";
import { accountOf } from "~/lib/actor";
import { orNotFound } from "~/server/http.server";
import { buttonClass, LinkButton } from "~/ui/Button";
import { DefinitionList } from "~/ui/DefinitionList";
import { Disclosure } from "~/ui/Disclosure";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";
import { Prose } from "~/ui/Prose";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const { unit, ...procedure } = orNotFound(await findProcedure(context, args.params.slug ?? ""));
	const questions = await listAnswers(context, { procedureSlug: procedure.slug });
	const opening = openingAt(unit.hours, cityClock(context.now));
	const personId = accountOf(context.actor);
	const canRequest = await hasForm(context, formCode(procedure.slug));
	const [usual, handOver] = await Promise.all([
		usualDelay(context, procedure.slug),
		personId && procedure.onlineUrl ? findHandOver(context, { slug: procedure.slug, personId }) : null,
	]);
	const page = {
		...{ procedure, canRequest, usual, handOver, unit: { ...unit, opening } },
		questions: questions.map(({ slug, question, body }) => ({ slug, question, body })),
	};
	// The form that goes on to the other site may be sent there by the browser.
	return data(page, { headers: handOver && procedure.onlineUrl ? { "X-Form-Target": procedure.onlineUrl } : {} });
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
	pageMeta(matches, data?.procedure.title, data?.procedure.summary);

export default function Procedure() {
	const { procedure, unit, questions, canRequest, usual, handOver } = useLoaderData<typeof loader>();
	const { t } = useTranslation("directory");
	const facts = [
		{ term: t("procedure.delay"), description: procedure.delay },
		{ term: t("procedure.usual"), description: usual === null ? "" : t("procedure.usualDays", { count: usual }) },
		{ term: t("procedure.cost"), description: procedure.cost },
	];
	return (
		<Page width="text">
			<PageHeader
				title={procedure.title}
				lead={procedure.summary}
				breadcrumbs={[{ to: "/directory", label: t("title") }, { label: procedure.title }]}
			/>
			{canRequest ? (
				<div className="grid justify-items-start gap-2">
					<LinkButton to={`/directory/${procedure.slug}/request`}>{t("procedure.request")}</LinkButton>
					<p className="text-soft">{t("procedure.requestHint")}</p>
				</div>
			) : null}
			{procedure.onlineUrl && !handOver ? (
				<div className="grid justify-items-start gap-2">
					<a className={buttonClass(canRequest ? "secondary" : "primary")} href={procedure.onlineUrl}>
						{t("procedure.online")}
					</a>
					<p className="text-soft">{t("procedure.onlineHint", { host: new URL(procedure.onlineUrl).host })}</p>
				</div>
			) : null}
			{procedure.onlineUrl && handOver ? (
				<HandOver slug={procedure.slug} url={procedure.onlineUrl} {...handOver} />
			) : null}
			<DefinitionList items={facts.filter(({ description }) => description)} />
			{procedure.steps.length > 0 ? (
				<Section title={t("procedure.steps")}>
					<ol className="grid list-decimal gap-2 pl-6">
						{procedure.steps.map((step) => (
							<li key={step}>{step}</li>
						))}
					</ol>
				</Section>
			) : null}
			{procedure.documents.length > 0 ? (
				<Section title={t("procedure.documents")}>
					<ul className="grid list-disc gap-2 pl-6">
						{procedure.documents.map((document) => (
							<li key={document}>{document}</li>
						))}
					</ul>
				</Section>
			) : null}
			{questions.length > 0 ? (
				<Section title={t("procedure.questions")}>
					{questions.map(({ slug, question, body }) => (
						<Disclosure key={slug} summary={question}>
							<Prose text={body} under={2} />
						</Disclosure>
					))}
				</Section>
			) : null}
			<Section title={t("procedure.contact")}>
				<UnitContact unit={unit} />
				<p>
					<LinkButton to={`/contact?about=/directory/${procedure.slug}`} tone="secondary">
						{t("procedure.write")}
					</LinkButton>
				</p>
			</Section>
		</Page>
	);
}
