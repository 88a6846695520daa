import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import type { Rhythm } from "~/domain/proposals/schema";
import { addressOf, listSearches } from "~/domain/proposals/searches.server";
import { translatorFor } from "~/i18n/i18next.server";
import { ButtonForm, LinkButton } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { EmptyState } from "~/ui/EmptyState";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "account.own");
	const t = await translatorFor(args.request);
	const searches = (await listSearches(context)).map((search) => ({
		...search,
		to: addressOf(search.consultation.slug, search),
	}));
	return { searches, title: t("proposals:searches.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export default function Searches() {
	const { searches, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation(["proposals", "crm"]);
	return (
		<Page width="text">
			<PageHeader
				breadcrumbs={[{ to: "/me", label: t("crm:me.title") }, { label: title }]}
				title={title}
				lead={t("searches.lead")}
			/>
			{searches.length === 0 ? (
				<EmptyState
					title={t("searches.none")}
					action={<LinkButton to="/consultations">{t("searches.start")}</LinkButton>}
				>
					{t("searches.noneText")}
				</EmptyState>
			) : (
				<ul className="grid gap-4">
					{searches.map(({ id, search, theme, area, rhythm, consultation, to }) => {
						const words = [search && `« ${search} »`, theme, area].filter(Boolean).join(", ") || t("searches.all");
						return (
							<li key={id}>
								<Card
									as="h2"
									title={words}
									eyebrow={consultation.title}
									actions={
										<>
											<LinkButton size="small" tone="secondary" to={to}>
												{t("searches.see")}
											</LinkButton>
											<ButtonForm
												size="small"
												tone="danger"
												action={`/me/searches/${id}/remove`}
												aria-label={t("searches.stopOf", { what: words })}
											>
												{t("searches.stop")}
											</ButtonForm>
										</>
									}
								>
									<p>{t(`searches.rhythms.${rhythm as Rhythm}`)}</p>
								</Card>
							</li>
						);
					})}
				</ul>
			)}
		</Page>
	);
}
