import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { attributeKeys } from "~/domain/residents/ledger/rules";
import { scopesOf } from "~/domain/residents/provider/clients.server";
import { issuer } from "~/domain/residents/provider/provider.server";
import { findService } from "~/domain/residents/provider/services.server";
import { translatorFor } from "~/i18n/i18next.server";
import { isId } from "~/lib/id";
import { env } from "~/server/env.server";
import { orNotFound } from "~/server/http.server";
import { ButtonForm, LinkButton } from "~/ui/Button";
import { DefinitionList } from "~/ui/DefinitionList";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";
import { Tag } from "~/ui/Tag";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "services.manage");
	const { serviceId } = args.params;
	const service = orNotFound(isId(serviceId) ? await findService(context, serviceId) : null);
	const scopes = scopesOf(service.contracts.map(({ key }) => key));
	const t = await translatorFor(args.request);
	const exchange = new URL("/connect/hand-over", env().PUBLIC_URL).href;
	return { service, scopes, exchange, issuer: issuer(), title: service.name, above: t("residents:registration.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export default function Service() {
	const { service, title, above } = useLoaderData<typeof loader>();
	const { t } = useTranslation("residents");
	const { id, pausedAt, kind } = service;
	return (
		<Page>
			<PageHeader
				title={title}
				lead={service.summary}
				breadcrumbs={[{ to: "/admin/services", label: above }, { label: title }]}
				eyebrow={pausedAt ? <Tag tone="danger">{t("registration.paused")}</Tag> : null}
				actions={
					<>
						{kind === "openid" ? (
							<LinkButton to={`/admin/services/${id}/edit`} tone="secondary">
								{t("registration.change")}
							</LinkButton>
						) : null}
						<ButtonForm
							action={`/admin/services/${id}/pause`}
							fields={{ paused: pausedAt ? "no" : "yes" }}
							tone={pausedAt ? "primary" : "danger"}
							label={t(pausedAt ? "registration.resume" : "registration.pause")}
						/>
					</>
				}
			/>
			<Contract />
			{kind === "openid" ? <Technical /> : null}
			{kind === "prefill" ? <Exchange /> : null}
		</Page>
	);
}

const Contract = () => {
	const { service } = useLoaderData<typeof loader>();
	const { t } = useTranslation("residents");
	return (
		<Section title={t("registration.contract")}>
			<p className="text-soft">{t("registration.contractLead")}</p>
			<ul className="grid gap-x-8 divide-y divide-line">
				{attributeKeys.map((key) => {
					const line = service.contracts.find((contract) => contract.key === key);
					const need = line ? (line.required ? "required" : "optional") : "none";
					return (
						<li key={key} className="flex flex-wrap items-baseline gap-x-6 gap-y-1 py-3">
							<strong className="basis-56">{t(`attributes.${key}`)}</strong>
							<span className="flex-1 basis-72">
								<Tag tone={need === "none" ? "neutral" : "info"}>{t(`registration.needs.${need}`)}</Tag>
								{line ? <span className="ms-3 text-soft">{line.purpose}</span> : null}
							</span>
							<Link to={`/admin/services/${service.id}/facts/${key}`}>
								{t("registration.write")}
								<span className="sr-only"> {t(`attributes.${key}`)}</span>
							</Link>
						</li>
					);
				})}
			</ul>
		</Section>
	);
};

const Technical = () => {
	const { service, scopes, issuer } = useLoaderData<typeof loader>();
	const { t } = useTranslation("residents");
	const code = (text: string) => <code className="break-all">{text}</code>;
	return (
		<Section title={t("registration.technical")}>
			<DefinitionList
				items={[
					{ term: t("registration.issuer"), description: code(issuer) },
					{ term: t("registration.discovery"), description: code(`${issuer}/.well-known/openid-configuration`) },
					{ term: t("registration.clientId"), description: code(service.clientId) },
					{ term: t("registration.scopes"), description: code(scopes.join(" ")) },
					{ term: t("registration.redirectUris"), description: code(service.redirectUris.join("  ")) },
					{
						term: t("registration.secret"),
						description: (
							<>
								{t(service.hasSecret ? "registration.hasSecret" : "registration.noSecret")}{" "}
								<Link to={`/admin/services/${service.id}/secret`}>{t("registration.makeSecret")}</Link>
							</>
						),
					},
				]}
			/>
		</Section>
	);
};

/** How the site of a procedure gets the facts: a code in the address, exchanged once from its own server. */
const Exchange = () => {
	const { service, exchange } = useLoaderData<typeof loader>();
	const { t } = useTranslation("residents");
	const code = (text: string) => <code className="break-all">{text}</code>;
	return (
		<Section title={t("registration.technical")}>
			<p className="max-w-3xl">{t("registration.exchange")}</p>
			<DefinitionList
				items={[
					{ term: t("registration.siteUrl"), description: code(`${service.siteUrl}?code=…`) },
					{ term: t("registration.exchangeUrl"), description: code(`POST ${exchange}`) },
					{ term: t("registration.clientId"), description: code(service.clientId) },
					{
						term: t("registration.secret"),
						description: (
							<>
								{t(service.hasSecret ? "registration.hasSecret" : "registration.noSecret")}{" "}
								<Link to={`/admin/services/${service.id}/secret`}>{t("registration.makeSecret")}</Link>
							</>
						),
					},
				]}
			/>
		</Section>
	);
};
