import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { askQuote } from "~/domain/results/commands/ask-quote.server";
import { findResultsDesk } from "~/domain/results/queries.server";
import { listQuotable, listQuoteRequests } from "~/domain/results/quotes.server";
import { QuoteCandidate } from "~/domain/results/ui/QuoteCandidate";
import { QuoteRequests } from "~/domain/results/ui/QuoteRequests";
import { translatorFor } from "~/i18n/i18next.server";
import { isId } from "~/lib/id";
import { orNotFound, readForm, withFlash } from "~/server/http.server";
import { EmptyState } from "~/ui/EmptyState";
import { FilterBar, FilterText } from "~/ui/FilterBar";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";

const schema = z.object({ commentId: z.uuid(), words: z.string().trim().min(10).max(600) });

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "results.publish");
	const t = await translatorFor(args.request);
	const { consultationId } = args.params;
	const { consultation } = orNotFound(isId(consultationId) ? await findResultsDesk(context, consultationId) : null);
	const words = (new URL(args.request.url).searchParams.get("words") ?? "").trim().slice(0, 100);
	const [requests, comments] = await Promise.all([
		listQuoteRequests(context, consultation.id),
		listQuotable(context, { consultationId: consultation.id, words }),
	]);
	const asked = new Set(requests.map(({ commentId }) => commentId));
	return {
		...{ consultation, requests, words, comments: comments.filter(({ id }) => !asked.has(id)) },
		title: t("results:quotes.title"),
	};
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "results.publish");
	const consultationId = args.params.consultationId ?? "";
	orNotFound(isId(consultationId) || null);
	const form = await readForm(args, schema);
	if (!form.ok) return form.shownAgain;
	const result = await askQuote(context, { ...form.value, consultationId });
	if (!result.ok) {
		const text = [form.t(`results:quotes.refusals.${result.reason}`)];
		return data(form.submission.reply({ fieldErrors: { words: text } }), { status: 422 });
	}
	const to = `/admin/consultations/${consultationId}/results/quotes`;
	return withFlash(to, { tone: "success", text: form.t("results:quotes.asked") });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export default function QuotesDesk() {
	const { consultation, requests, comments, words, title } = useLoaderData<typeof loader>();
	const answer = useActionData<typeof action>();
	const { t } = useTranslation("results");
	const desk = `/admin/consultations/${consultation.id}/results`;
	return (
		<Page>
			<PageHeader
				breadcrumbs={[
					{ to: `/admin/consultations/${consultation.id}`, label: consultation.title },
					{ to: desk, label: t("desk.title") },
					{ label: title },
				]}
				title={title}
				lead={t("quotes.lead")}
			/>
			{requests.length > 0 ? (
				<Section title={t("quotes.requests")}>
					<QuoteRequests requests={requests} consultationId={consultation.id} />
				</Section>
			) : null}
			<Section title={t("quotes.ask")}>
				<FilterBar label={t("quotes.search")} clearTo={words ? `${desk}/quotes` : undefined}>
					<FilterText name="words" label={t("quotes.words")} value={words} />
				</FilterBar>
				{comments.length === 0 ? (
					<EmptyState title={t(words ? "quotes.none" : "quotes.nothing")} />
				) : (
					<ul className="grid gap-4">
						{comments.map((comment) => (
							<QuoteCandidate key={comment.id} comment={comment} lastResult={answer} />
						))}
					</ul>
				)}
			</Section>
		</Page>
	);
}
