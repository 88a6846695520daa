import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { listOwnQuotes } from "~/domain/results/quotes.server";
import { quoteTones } from "~/domain/results/ui/QuoteRequests";
import { translatorFor } from "~/i18n/i18next.server";
import { ButtonForm } from "~/ui/Button";
import { EmptyState } from "~/ui/EmptyState";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";
import { Tag } from "~/ui/Tag";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "account.own");
	const t = await translatorFor(args.request);
	return { quotes: await listOwnQuotes(context), title: t("results:quotes.own.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

const words = { asked: ["give", "refuse"], given: ["withdraw"], refused: ["give"], withdrawn: ["give"] } as const;

export default function OwnQuotes() {
	const { quotes, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation("results");
	return (
		<Page width="text">
			<PageHeader
				breadcrumbs={[{ to: "/me", label: t("quotes.own.back") }, { label: title }]}
				title={title}
				lead={t("quotes.own.lead")}
			/>
			{quotes.length === 0 ? <EmptyState title={t("quotes.own.none")} /> : null}
			<ul className="grid gap-4">
				{quotes.map(({ consultationId, commentId, words: quoted, state, consultation }) => (
					<li
						key={`${consultationId}${commentId}`}
						className="grid gap-3 rounded-card border border-line bg-surface p-5"
					>
						<p>
							<Tag tone={quoteTones[state] ?? "neutral"}>{t(`quotes.own.states.${state as "asked"}`)}</Tag>
						</p>
						<blockquote className="border-s-4 border-line ps-4 break-words">{quoted}</blockquote>
						<p className="text-soft">
							<Link to={`/comments/${commentId}`}>{t("quotes.own.comment")}</Link> –{" "}
							<Link to={`/consultations/${consultation.slug}`}>{consultation.title}</Link>
						</p>
						<div className="flex flex-wrap gap-3">
							{words[state as keyof typeof words].map((word) => (
								<ButtonForm
									key={word}
									tone={word === "give" ? "primary" : "secondary"}
									action="/me/quotes/answer"
									fields={{ consultationId, commentId, word }}
								>
									{t(`quotes.own.${word}`)}
								</ButtonForm>
							))}
						</div>
					</li>
				))}
			</ul>
		</Page>
	);
}
