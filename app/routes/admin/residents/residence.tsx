import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { findResidentsAtCounter, listProofsToCheck } from "~/domain/residents/residence/queries.server";
import { formatDate } from "~/i18n/format";
import { translatorFor } from "~/i18n/i18next.server";
import type { Language } from "~/i18n/languages";
import { Button, LinkButton } from "~/ui/Button";
import { EmptyState } from "~/ui/EmptyState";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";
import { Tag } from "~/ui/Tag";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "residence.check");
	const words = (new URL(args.request.url).searchParams.get("q") ?? "").trim().slice(0, 100);
	const title = (await translatorFor(args.request))("residents:homeDesk.title");
	const [proofs, people] = await Promise.all([listProofsToCheck(context), findResidentsAtCounter(context, words)]);
	return { title, words, proofs, people };
}

const Proofs = () => {
	const { proofs } = useLoaderData<typeof loader>();
	const { t, i18n } = useTranslation("residents");
	const language = i18n.language as Language;
	if (proofs.length === 0) return <EmptyState title={t("homeDesk.none")}>{t("homeDesk.noneHint")}</EmptyState>;
	return (
		<ul className="divide-y divide-line rounded-card border border-line bg-surface">
			{proofs.map(({ id, method, fullName, street, postcode, town, createdAt, sentAt }) => (
				<li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-5 py-4">
					<div className="min-w-0">
						<p className="flex flex-wrap items-center gap-2 font-semibold">
							{fullName}
							<Tag tone={method === "letter" ? "info" : "warning"}>
								{t(method === "letter" ? "homeDesk.letter" : "homeDesk.documentTag")}
							</Tag>
						</p>
						<p className="text-[0.9375rem] text-soft">
							{street}, {postcode} {town} · {formatDate(language, createdAt)}
							{sentAt ? ` · ${t("homeDesk.printed", { when: formatDate(language, sentAt) })}` : null}
						</p>
					</div>
					<LinkButton
						to={`/admin/residence/${id}`}
						tone="secondary"
						size="small"
						aria-label={t("homeDesk.openNamed", { name: fullName })}
					>
						{t("homeDesk.open")}
					</LinkButton>
				</li>
			))}
		</ul>
	);
};

const Counter = () => {
	const { words, people } = useLoaderData<typeof loader>();
	const { t } = useTranslation("residents");
	return (
		<Section title={t("homeDesk.counter")}>
			<search>
				<Form method="get" className="flex flex-wrap items-end gap-3">
					<div className="grow">
						<label htmlFor="q" className="font-semibold">
							{t("homeDesk.search")}
						</label>
						<input id="q" name="q" type="search" defaultValue={words} className="control mt-2" />
					</div>
					<Button>{t("homeDesk.submit")}</Button>
				</Form>
			</search>
			{words && people.length === 0 ? (
				<EmptyState title={t("homeDesk.found")}>{t("homeDesk.foundHint")}</EmptyState>
			) : null}
			<ul className="grid gap-3">
				{people.map(({ id, displayName, email }) => (
					<li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
						<p className="min-w-0 wrap-anywhere">
							<span className="font-semibold">{displayName}</span> <span className="text-soft">{email}</span>
						</p>
						<div className="flex flex-wrap gap-2">
							<LinkButton to={`/admin/residence/counter/${id}`} tone="secondary" size="small">
								{t("homeDesk.choose", { name: displayName })}
							</LinkButton>
							<LinkButton
								to={`/admin/people/${id}`}
								tone="secondary"
								size="small"
								aria-label={t("people.establishOf", { name: displayName })}
							>
								{t("people.establishLink")}
							</LinkButton>
						</div>
					</li>
				))}
			</ul>
		</Section>
	);
};

export default function ResidenceDesk() {
	const { title } = useLoaderData<typeof loader>();
	const { t } = useTranslation("residents");
	return (
		<Page width="text">
			<PageHeader title={title} lead={t("homeDesk.lead")} />
			<Proofs />
			<Counter />
		</Page>
	);
}
