import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { countSharing, listMyPeople } from "~/domain/residents/people/queries.server";
import { Deeds } from "~/domain/residents/ui/Deeds";
import { LinkCard } from "~/domain/residents/ui/LinkCard";
import { translatorFor } from "~/i18n/i18next.server";
import { Alert } from "~/ui/Alert";
import { LinkButton } from "~/ui/Button";
import { EmptyState } from "~/ui/EmptyState";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "account.own");
	const t = await translatorFor(args.request);
	const [people, sharing] = await Promise.all([listMyPeople(context), countSharing(context)]);
	const { actor } = context;
	return {
		...people,
		sharing,
		actingFor: "actingFor" in actor ? (actor.actingFor ?? null) : null,
		isTurnedAway: new URL(args.request.url).searchParams.has("acting"),
		mayAsk: actor.kind === "resident" && actor.confirmed,
		title: t("residents:people.title"),
		above: t("crm:me.title"),
	};
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

const Notices = () => {
	const { links, actingFor, isTurnedAway, sharing } = useLoaderData<typeof loader>();
	const { t } = useTranslation("residents");
	const asked = links.filter(({ side, state }) => side === "helped" && state === "asked");
	return (
		<>
			{isTurnedAway && actingFor ? (
				<Alert tone="warning" title={t("people.personalTitle")}>
					{t("people.personal", { name: actingFor.name })}
				</Alert>
			) : null}
			{asked.length > 0 ? (
				<Section title={t("people.requests")}>
					<ul className="grid gap-3">
						{asked.map((link) => (
							<LinkCard key={link.id} link={link} actingFor={null} />
						))}
					</ul>
				</Section>
			) : null}
			{sharing > 0 ? <Alert>{t("people.shared", { count: sharing })}</Alert> : null}
		</>
	);
};

const Side = ({ side }: { side: "helper" | "helped" }) => {
	const { links, actingFor } = useLoaderData<typeof loader>();
	const { t } = useTranslation("residents");
	const shown = links.filter((link) => link.side === side && (side === "helper" || link.state !== "asked"));
	const current = shown.filter(({ state }) => state !== "over");
	const over = shown.filter(({ state }) => state === "over");
	return (
		<Section title={t(`people.${side}`)}>
			{current.length === 0 ? <p className="text-soft">{t(`people.${side}None`)}</p> : null}
			<ul className="grid gap-3 empty:hidden">
				{current.map((link) => (
					<LinkCard key={link.id} link={link} actingFor={actingFor?.personId ?? null} />
				))}
			</ul>
			{over.length > 0 ? (
				<details>
					<summary className="inline-flex min-h-11 cursor-pointer items-center font-semibold">
						{t("people.over", { count: over.length })}
					</summary>
					<ul className="mt-3 grid gap-3">
						{over.map((link) => (
							<LinkCard key={link.id} link={link} actingFor={null} />
						))}
					</ul>
				</details>
			) : null}
		</Section>
	);
};

export default function People() {
	const { title, above, deeds, mayAsk } = useLoaderData<typeof loader>();
	const { t } = useTranslation("residents");
	return (
		<Page width="text">
			<PageHeader
				title={title}
				lead={t("people.lead")}
				breadcrumbs={[{ to: "/me", label: above }, { label: title }]}
				actions={
					mayAsk ? (
						<>
							<LinkButton to="/me/people/ask">{t("people.ask")}</LinkButton>
							<LinkButton tone="secondary" to="/me/people/child">
								{t("people.child")}
							</LinkButton>
						</>
					) : null
				}
			/>
			<Notices />
			<Side side="helper" />
			<Side side="helped" />
			<Section title={t("people.deeds")}>
				{deeds.length === 0 ? <EmptyState title={t("people.deedsNone")} /> : <Deeds deeds={deeds} />}
			</Section>
		</Page>
	);
}
