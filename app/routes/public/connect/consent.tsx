import {
	type ActionFunctionArgs,
	data,
	type HeadersFunction,
	type LoaderFunctionArgs,
	type MetaFunction,
	redirect,
	redirectDocument,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { acceptService, openSignIn } from "~/domain/residents/provider/sign-in.server";
import { AskedFacts } from "~/domain/residents/ui/AskedFacts";
import { translatorFor } from "~/i18n/i18next.server";
import { Alert } from "~/ui/Alert";
import { Button, ButtonForm, LinkButton } from "~/ui/Button";
import { EmptyState } from "~/ui/EmptyState";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";

export async function loader(args: LoaderFunctionArgs) {
	// A page of two sites: always loaded whole, so that the provider's cookies (of this path) travel with it.
	if (args.request.headers.get("sec-fetch-dest") === "empty")
		throw redirectDocument(new URL(args.request.url).pathname.replace(/\.data$/, ""));
	const context = await contextFor(args, "services.use");
	const t = await translatorFor(args.request);
	const opened = await openSignIn(context, args.request, args.params.uid ?? "");
	if (opened.step === "expired") return data({ ...opened, title: t("residents:connect.expired") }, 410);
	if (opened.step === "prove") throw redirect(`/me/prove?to=${encodeURIComponent(new URL(args.request.url).pathname)}`);
	const title = t("residents:connect.title", { name: opened.name });
	return data({ ...opened, title }, { headers: { "X-Form-Target": opened.target } });
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "services.use");
	const form = await args.request.clone().formData();
	const ticked = form.getAll("ticked").map(String);
	const accepted = await acceptService(context, args.request, { uid: args.params.uid ?? "", ticked });
	if (accepted.ok) return redirect(accepted.value, 303);
	if (accepted.reason === "tick-needed") return data({ reason: "tick-needed" as const }, 422);
	return redirect(new URL(args.request.url).pathname, 303);
}

export default function Consent() {
	const opened = useLoaderData<typeof loader>();
	if (opened.step === "expired") return <Expired />;
	if (opened.step === "back") return <Back name={opened.name} to={opened.to} />;
	return <Asking />;
}

const Expired = () => {
	const { t } = useTranslation("residents");
	return (
		<Page width="text">
			<PageHeader title={t("connect.expired")} />
			<EmptyState
				title={t("connect.expiredText")}
				action={<LinkButton to="/me/services">{t("services.title")}</LinkButton>}
			/>
		</Page>
	);
};

/** A page between the sign-in form and the other site: browsers follow a form only within the sites its page names. */
const Back = ({ name, to }: { name: string; to: string }) => {
	const { t } = useTranslation("residents");
	useEffect(() => window.location.replace(to), [to]);
	return (
		<Page width="text">
			<noscript>
				<meta httpEquiv="refresh" content={`0;url=${to}`} />
			</noscript>
			<PageHeader title={t("connect.back")} lead={t("connect.backLead", { name })} />
			<p>
				<a href={to}>{t("connect.backLink", { name })}</a>
			</p>
		</Page>
	);
};

const Asking = () => {
	const opened = useLoaderData<typeof loader>();
	const refused = useActionData<typeof action>();
	const { t } = useTranslation("residents");
	if (opened.step !== "ask") return null;
	const { name, summary, facts, person, sector, uid, title } = opened;
	return (
		<Page width="text">
			<PageHeader title={title} lead={t("connect.lead", { name, summary })} />
			<div className="flex flex-wrap items-center gap-x-4 gap-y-2">
				<p>{t("connect.as", { name: person })}</p>
				<ButtonForm action="/sign-out" tone="quiet" size="small" label={t("connect.notMe")} />
			</div>
			{refused ? (
				<Alert tone="danger" live>
					{t("connect.tickNeeded")}
				</Alert>
			) : null}
			<Form method="post" reloadDocument id="accept">
				<Section title={t("connect.asks", { name })}>
					<p className="text-soft">
						{t("connect.asksLead")} <Link to="/me/information">{t("connect.correct")}</Link>
					</p>
					<AskedFacts facts={facts} name={name} />
					<p className="text-soft">
						{t("connect.pseudonym", { name, sector: t(`sectors.${sector}` as "sectors.social") })}
					</p>
				</Section>
			</Form>
			<div className="flex flex-wrap gap-3">
				<Button form="accept">{t("connect.accept")}</Button>
				<Form method="post" action={`/connect/${uid}/refuse`} reloadDocument>
					<Button tone="secondary">{t("connect.refuse")}</Button>
				</Form>
			</div>
		</Page>
	);
};
