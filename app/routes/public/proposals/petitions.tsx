import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { listClocks } from "~/domain/proposals/petition-queries.server";
import { ClockText, clockTones } from "~/domain/proposals/ui/PetitionClock";
import { translatorFor } from "~/i18n/i18next.server";
import { Card, CardGrid } from "~/ui/Card";
import { EmptyState } from "~/ui/EmptyState";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";
import { Tag } from "~/ui/Tag";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const t = await translatorFor(args.request);
	return { clocks: await listClocks(context), title: t("proposals:petition.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export default function Petitions() {
	const { clocks, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation("proposals");
	return (
		<Page>
			<PageHeader title={title} lead={t("petition.lead")} />
			{clocks.length === 0 ? <EmptyState title={t("petition.none")}>{t("petition.noneText")}</EmptyState> : null}
			<CardGrid>
				{clocks.map((clock) => (
					<Card
						key={clock.proposalId}
						as="h2"
						to={`/proposals/${clock.proposalId}`}
						title={clock.title}
						eyebrow={<Tag tone={clockTones[clock.state]}>{t(`petition.state.${clock.state}`)}</Tag>}
						meta={t("support.count", { count: clock.supportCount })}
					>
						<p>
							<ClockText clock={clock} />
						</p>
					</Card>
				))}
			</CardGrid>
		</Page>
	);
}
