import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { listDuplicates } from "~/domain/residents/duplicates/queries.server";
import { formatDate } from "~/i18n/format";
import { translatorFor } from "~/i18n/i18next.server";
import type { Language } from "~/i18n/languages";
import { ButtonForm, LinkButton } from "~/ui/Button";
import { EmptyState } from "~/ui/EmptyState";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";
import { Tag } from "~/ui/Tag";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "people.merge");
	const t = await translatorFor(args.request);
	return { pairs: await listDuplicates(context), title: t("residents:duplicates.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

const tones = { suspected: "warning", dismissed: "neutral", merged: "success", undone: "info" } as const;

export default function Duplicates() {
	const { pairs, title } = useLoaderData<typeof loader>();
	const { t, i18n } = useTranslation("residents");
	return (
		<Page width="text">
			<PageHeader
				title={title}
				lead={t("duplicates.lead")}
				actions={
					<ButtonForm tone="secondary" action="/admin/duplicates/search">
						{t("duplicates.search")}
					</ButtonForm>
				}
			/>
			{pairs.length === 0 ? (
				<EmptyState title={t("duplicates.none")}>{t("duplicates.noneHint")}</EmptyState>
			) : (
				<ul className="divide-y divide-line rounded-card border border-line bg-surface">
					{pairs.map(({ id, one, other, rule, state, foundAt }) => (
						<li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-5 py-4">
							<div className="min-w-0">
								<p className="flex flex-wrap items-center gap-2 font-semibold">
									{t("duplicates.pair", { one, other })}
									<Tag tone={tones[state]}>{t(`duplicates.states.${state}`)}</Tag>
								</p>
								<p className="text-[0.9375rem] text-soft">
									{t(`duplicates.rules.${rule as "same-home"}`)} · {formatDate(i18n.language as Language, foundAt)}
								</p>
							</div>
							<LinkButton
								to={`/admin/duplicates/${id}`}
								tone="secondary"
								size="small"
								aria-label={t("duplicates.openOf", { one, other })}
							>
								{t("duplicates.open")}
							</LinkButton>
						</li>
					))}
				</ul>
			)}
		</Page>
	);
}
