import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { countWaiting, listCases } from "~/domain/moderation/queries.server";
import { CaseStateTag } from "~/domain/moderation/ui/CaseStateTag";
import { formatDate } from "~/i18n/format";
import { translatorFor } from "~/i18n/i18next.server";
import { useLanguage } from "~/i18n/useLanguage";
import { orNotFound } from "~/server/http.server";
import { Card } from "~/ui/Card";
import { EmptyState } from "~/ui/EmptyState";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";
import { Pager } from "~/ui/Pager";
import { Tabs } from "~/ui/Tabs";
import { Tag } from "~/ui/Tag";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "moderation.decide");
	const t = await translatorFor(args.request);
	const { searchParams } = new URL(args.request.url);
	const decided = searchParams.get("view") === "decided";
	const after = Number.parseInt(searchParams.get("after") ?? "", 10);
	const [list, waiting] = await Promise.all([
		listCases(context, { decided, after: Number.isSafeInteger(after) && after < 2 ** 31 ? after : null }),
		countWaiting(context),
	]);
	return { ...orNotFound(list), waiting, decided, title: t("moderation:queue.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

type Listed = ReturnType<typeof useLoaderData<typeof loader>>["cases"][number];

const CaseCard = ({ one }: { one: Listed }) => {
	const { t } = useTranslation("moderation");
	const language = useLanguage();
	const { id, number, targetType, origin, state, openedAt, flags, excerpt, isLate } = one;
	return (
		<Card
			as="h2"
			to={`/admin/moderation/${id}${state === "appealed" ? "/appeal" : ""}`}
			title={excerpt ?? t("queue.gone")}
			eyebrow={
				<>
					<CaseStateTag state={state} />
					{isLate ? <Tag tone="danger">{t("queue.late")}</Tag> : null}
					<span>{t(`targets.${targetType as "comment"}`)}</span>
				</>
			}
			meta={
				<>
					<span>{t("queue.case", { number })}</span>
					<span>{t(`origins.${origin as "flags"}`)}</span>
					{flags > 0 ? <span>{t("queue.flags", { count: flags })}</span> : null}
					<span>{t("queue.since", { date: formatDate(language, openedAt) })}</span>
				</>
			}
		/>
	);
};

export default function ModerationQueue() {
	const { cases, next, waiting, decided, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation(["moderation", "accounts"]);
	const base = "/admin/moderation";
	return (
		<Page>
			<PageHeader
				breadcrumbs={[{ to: "/admin", label: t("accounts:desk.title") }, { label: title }]}
				title={title}
				lead={t("queue.lead")}
			/>
			<Tabs
				label={t("queue.views")}
				items={[
					{ to: base, label: t("queue.waiting"), current: !decided, count: waiting ? String(waiting) : undefined },
					{ to: `${base}?view=decided`, label: t("queue.decided"), current: decided },
				]}
			/>
			{cases.length === 0 ? (
				<EmptyState title={t(decided ? "queue.emptyDecided" : "queue.empty")}>
					{decided ? null : <p>{t("queue.emptyText")}</p>}
				</EmptyState>
			) : (
				<ul className="grid gap-4">
					{cases.map((one) => (
						<li key={one.id}>
							<CaseCard one={one} />
						</li>
					))}
				</ul>
			)}
			<Pager order="any" olderTo={next ? `${base}?${decided ? "view=decided&" : ""}after=${next}` : null} />
		</Page>
	);
}
