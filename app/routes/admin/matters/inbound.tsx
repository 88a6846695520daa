import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { countParked, listInbound } from "~/domain/channels/queries/inbound.server";
import { formatDate, formatNumber } from "~/i18n/format";
import { translatorFor } from "~/i18n/i18next.server";
import { useLanguage } from "~/i18n/useLanguage";
import { ButtonForm } from "~/ui/Button";
import { EmptyState } from "~/ui/EmptyState";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";
import { Pager } from "~/ui/Pager";
import { Table } from "~/ui/Table";
import { Tabs } from "~/ui/Tabs";

const KNOWN = ["automatic-answer", "list", "our-own", "empty", "no-sender", "bounce", "flood", "not-ours"] as const;

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
	const title = (await translatorFor(args.request))("matters:inbound.title");
	const context = await contextFor(args, "matters.answer");
	const query = new URL(args.request.url).searchParams;
	const state = query.get("state") === "set_aside" ? "set_aside" : "parked";
	const parked = await countParked(context);
	return { title, state, parked, ...(await listInbound(context, { state, before: query.get("before") })) } as const;
}

export default function Inbound() {
	const { state, parked, events, next } = useLoaderData<typeof loader>();
	const { t } = useTranslation("matters");
	const language = useLanguage();
	const reasonOf = (reason: string | null) => {
		const known = KNOWN.find((one) => one === reason);
		return known ? t(`inbound.reasons.${known}`) : (reason ?? "");
	};
	const tabs = [
		{
			to: "/admin/inbound",
			label: t("inbound.parked"),
			current: state === "parked",
			count: parked ? String(parked) : undefined,
		},
		{ to: "/admin/inbound?state=set_aside", label: t("inbound.setAside"), current: state === "set_aside" },
	];
	const columns = [
		{ label: t("inbound.columns.received") },
		{ label: t("inbound.columns.channel") },
		{ label: t("inbound.columns.reason") },
		{ label: t("inbound.columns.size"), align: "end" as const },
		...(state === "parked" ? [{ label: t("inbound.retry") }] : []),
	];
	return (
		<Page>
			<PageHeader
				title={t("inbound.title")}
				lead={t("inbound.lead")}
				breadcrumbs={[{ to: "/admin/matters", label: t("inbox.title") }, { label: t("inbound.title") }]}
			/>
			<Tabs label={t("inbound.title")} items={tabs} />
			{events.length === 0 ? (
				<EmptyState title={t("inbound.none")} />
			) : (
				<Table
					caption={t("inbound.title")}
					hideCaption
					columns={columns}
					rows={events.map(({ id, receivedAt, channelAccount, reason, rawSize }) => ({
						id,
						cells: [
							formatDate(language, receivedAt, "moment"),
							channelAccount,
							reasonOf(reason),
							formatNumber(language, Math.ceil(rawSize / 1024), { style: "unit", unit: "kilobyte" }),
							...(state === "parked"
								? [
										<ButtonForm
											key={id}
											action={`/admin/inbound/${id}/retry`}
											tone="secondary"
											size="small"
											label={t("inbound.retry")}
										/>,
									]
								: []),
						],
					}))}
				/>
			)}
			<Pager olderTo={next ? `/admin/inbound?state=${state}&before=${next}` : null} />
		</Page>
	);
}
