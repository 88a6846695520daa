import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { listMyMeetings } from "~/domain/consultations/meeting-queries.server";
import { openNow } from "~/domain/consultations/queries.server";
import { MeetingCard } from "~/domain/consultations/ui/MeetingCard";
import { myTimeline, type TimelineEntry } from "~/domain/crm/queries/my-timeline.server";
import { cursorText, timelineKinds, timelineSchema } from "~/domain/crm/schema";
import { listMattersWaitingFor } from "~/domain/matters/queries/mine.server";
import { listMyQuestions } from "~/domain/proposals/lineage.server";
import { listOwnProofs } from "~/domain/residents/residence/queries.server";
import { DataLinks } from "~/domain/residents/ui/DataLinks";
import { listClosingsToConfirm } from "~/domain/works/queries/closings.server";
import { languageOf, translatorFor } from "~/i18n/i18next.server";
import { accountOf } from "~/lib/actor";
import { Alert } from "~/ui/Alert";
import { ButtonForm, LinkButton } from "~/ui/Button";
import { CardGrid } from "~/ui/Card";
import { EmptyState } from "~/ui/EmptyState";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";
import { Pager } from "~/ui/Pager";
import { Tabs } from "~/ui/Tabs";
import { Timeline } from "~/ui/Timeline";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "account.own");
	const t = await translatorFor(args.request);
	const asked = timelineSchema.parse(Object.fromEntries(new URL(args.request.url).searchParams));
	const [timeline, waiting, open, meetings, moves, closings, proofs] = await Promise.all([
		myTimeline(context, asked, await languageOf(args.request)),
		listMattersWaitingFor(context, accountOf(context.actor) ?? ""),
		openNow(context, 3),
		listMyMeetings(context),
		listMyQuestions(context),
		listClosingsToConfirm(context),
		listOwnProofs(context),
	]);
	const codes = proofs.filter(({ method, state }) => method === "letter" && state === "sent").length;
	const name = "name" in context.actor ? context.actor.name : "";
	const isConfirmed = context.actor.kind !== "resident" || context.actor.confirmed;
	return {
		...timeline,
		...{ waiting, open, meetings, moves, closings, codes },
		name,
		isConfirmed,
		kind: asked.kind ?? null,
		isFirst: !asked.before,
		title: t("crm:me.title"),
	};
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

const tones = {
	proposals: "accent",
	supports: "info",
	votes: "success",
	reports: "warning",
	messages: "neutral",
	procedures: "info",
	debates: "accent",
	meetings: "info",
	commitments: "success",
} as const;

const Meetings = () => {
	const { meetings } = useLoaderData<typeof loader>();
	const { t } = useTranslation("crm");
	if (meetings.length === 0) return null;
	return (
		<Section title={t("me.meetings")}>
			<CardGrid>
				{meetings.map((meeting) => (
					<MeetingCard key={meeting.id} meeting={meeting} />
				))}
			</CardGrid>
		</Section>
	);
};

const Waiting = () => {
	const { waiting, isConfirmed, moves, closings, codes } = useLoaderData<typeof loader>();
	const { t } = useTranslation(["crm", "proposals"]);
	if (isConfirmed && waiting.length + moves.length + closings.length + codes === 0) return null;
	return (
		<Section title={t("me.waiting")}>
			{isConfirmed ? null : (
				<Alert tone="warning" title={t("me.unconfirmed")}>
					<Link to="/confirm">{t("me.confirm")}</Link>
				</Alert>
			)}
			{moves.map(({ moveId, kind }) => (
				<Alert
					key={moveId}
					tone="info"
					title={t(kind === "split" ? "proposals:moves.mine.split" : "proposals:moves.mine.merge")}
				>
					<Link to={`/me/supports/${moveId}`}>{t("proposals:moves.say")}</Link>
				</Alert>
			))}
			{waiting.map(({ reference, subject }) => (
				<Alert key={reference} tone="info" title={subject}>
					<Link to={`/me/matters/${reference}`}>{t("me.answer")}</Link>
				</Alert>
			))}
			{codes > 0 ? (
				<Alert tone="info" title={t("me.code")}>
					<Link to="/me/identity/residence">{t("me.enterCode")}</Link>
				</Alert>
			) : null}
			{closings.map(({ number, address }) => (
				<Alert key={number} tone="info" title={t("me.closing", { address })}>
					<Link to={`/reports/${number}`}>{t("me.sayClosing")}</Link>
				</Alert>
			))}
		</Section>
	);
};

const Entry = ({ entry }: { entry: TimelineEntry }) => {
	const { t } = useTranslation("crm");
	return (
		<>
			<span className="text-soft">{t(`me.did.${entry.did}`)}</span>{" "}
			{entry.to ? <Link to={entry.to}>{entry.title}</Link> : entry.title}
		</>
	);
};

export default function Me() {
	const { entries, next, kind, isFirst, name, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation("crm");
	const at = (params: Record<string, string>) => `/me?${new URLSearchParams({ ...(kind ? { kind } : {}), ...params })}`;
	const tabs = [
		{ to: "/me", label: t("me.all"), current: kind === null },
		...timelineKinds.map((each) => ({ to: `/me?kind=${each}`, label: t(`me.kinds.${each}`), current: kind === each })),
	];
	return (
		<Page width="text">
			<PageHeader
				title={title}
				lead={t("me.lead", { name })}
				actions={
					<>
						<LinkButton to="/me/matters" tone="secondary">
							{t("me.matters")}
						</LinkButton>
						<LinkButton to="/me/drafts" tone="secondary">
							{t("me.drafts")}
						</LinkButton>
						<LinkButton to="/me/quotes" tone="secondary">
							{t("me.quotes")}
						</LinkButton>
						<LinkButton to="/me/searches" tone="secondary">
							{t("me.searches")}
						</LinkButton>
						<LinkButton to="/me/alerts" tone="secondary">
							{t("me.alerts")}
						</LinkButton>
						<LinkButton to="/me/preferences" tone="secondary">
							{t("me.preferences")}
						</LinkButton>
						<LinkButton to="/me/profile" tone="secondary">
							{t("me.profile")}
						</LinkButton>
						<LinkButton to="/me/identity" tone="secondary">
							{t("me.identity")}
						</LinkButton>
						<LinkButton to="/me/security" tone="secondary">
							{t("me.security")}
						</LinkButton>
						<ButtonForm action="/sign-out" tone="quiet" label={t("me.signOut")} />
					</>
				}
			/>
			<Waiting />
			<Meetings />
			<Section title={t("me.timeline")}>
				<Tabs label={t("me.filter")} items={tabs} />
				{entries.length === 0 ? (
					<EmptyState title={t("me.empty")} action={<LinkButton to="/consultations">{t("me.start")}</LinkButton>}>
						{t("me.emptyHelp")}
					</EmptyState>
				) : (
					<Timeline
						items={entries.map((entry) => ({
							id: entry.id,
							at: entry.at,
							tone: tones[entry.kind],
							title: <Entry entry={entry} />,
						}))}
					/>
				)}
				<Pager olderTo={next ? at({ before: cursorText(next) }) : null} newerTo={isFirst ? null : at({})} />
			</Section>
			<DataLinks />
		</Page>
	);
}
