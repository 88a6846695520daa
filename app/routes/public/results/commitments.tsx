import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { listCommitments } from "~/domain/results/commitment-queries.server";
import { standings } from "~/domain/results/commitment-rules";
import { CommitmentCard } from "~/domain/results/ui/CommitmentCard";
import { formatNumber, formatPercent } from "~/i18n/format";
import { translatorFor } from "~/i18n/i18next.server";
import { useLanguage } from "~/i18n/useLanguage";
import { CardGrid } from "~/ui/Card";
import { EmptyState } from "~/ui/EmptyState";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";
import { Stat, StatGrid } from "~/ui/Stat";
import { Tabs } from "~/ui/Tabs";

const searchSchema = z.object({ standing: z.enum(standings).optional().catch(undefined) });

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const t = await translatorFor(args.request);
	const { standing } = searchSchema.parse(Object.fromEntries(new URL(args.request.url).searchParams));
	return { ...(await listCommitments(context, { standing })), standing, title: t("results:commitments.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

const Figures = () => {
	const { ledger } = useLoaderData<typeof loader>();
	const { t } = useTranslation("results");
	const language = useLanguage();
	const { total, delivered, late, onTime } = ledger;
	const value = (count: number) => formatNumber(language, count);
	return (
		<StatGrid>
			<Stat label={t("commitments.total", { count: total })} value={value(total)} />
			<Stat label={t("commitments.delivered", { count: delivered })} value={value(delivered)} />
			<Stat label={t("commitments.late", { count: late })} value={value(late)} />
			<Stat
				label={t(onTime === null ? "commitments.onTimeNone" : "commitments.onTime")}
				value={onTime === null ? "–" : formatPercent(language, onTime)}
			/>
		</StatGrid>
	);
};

export default function Commitments() {
	const { commitments, ledger, standing, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation("results");
	return (
		<Page>
			<PageHeader title={title} lead={t("commitments.lead")} />
			{ledger.total > 0 ? <Figures /> : null}
			{ledger.total > 0 ? (
				<Tabs
					label={t("commitments.filter")}
					items={[
						{ to: "/commitments", label: t("commitments.all"), current: !standing },
						...standings.map((one) => ({
							to: `/commitments?standing=${one}`,
							label: t(`standing.${one}`),
							current: one === standing,
						})),
					]}
				/>
			) : null}
			{commitments.length === 0 ? (
				<EmptyState title={t("commitments.none")}>{ledger.total === 0 ? t("commitments.noneText") : null}</EmptyState>
			) : (
				<CardGrid>
					{commitments.map((commitment) => (
						<CommitmentCard key={commitment.id} as="h2" commitment={commitment} />
					))}
				</CardGrid>
			)}
		</Page>
	);
}
