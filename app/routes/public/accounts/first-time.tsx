import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { acceptIdentity } from "~/domain/accounts/commands/accept-identity.server";
import { contextFor } from "~/domain/accounts/context.server";
import { browserOf } from "~/domain/accounts/openid/browser.server";
import { findFirstVisit } from "~/domain/accounts/openid/first-visit.server";
import { deviceLabel } from "~/domain/accounts/rules";
import { type FirstVisit, firstVisitSchema } from "~/domain/accounts/schema";
import { ReceivedIdentity } from "~/domain/accounts/ui/ReceivedIdentity";
import { recordStateIdentity } from "~/domain/residents/commands/record-state-identity.server";
import { languageOf, translatorFor } from "~/i18n/i18next.server";
import { formRefused, readForm, withFlash } from "~/server/http.server";
import { Alert } from "~/ui/Alert";
import { Button, ButtonForm, LinkButton } from "~/ui/Button";
import { TypedForm, useTypedForm } from "~/ui/form";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";
import { TextField } from "~/ui/TextField";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "account.create");
	const t = await translatorFor(args.request);
	const visit = await findFirstVisit(context, browserOf(args.request.headers.get("cookie")));
	if (!visit) throw await withFlash("/sign-in", { tone: "error", text: t("identity:first.nothing") });
	const provider = t(`identity:openid.names.${visit.name}`);
	return { visit, provider, title: t("identity:first.title", { name: provider }) };
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "account.create");
	const read = await readForm(args, firstVisitSchema);
	if (!read.ok) return read.shownAgain;
	const result = await acceptIdentity(context, {
		...read.value,
		browserHash: browserOf(args.request.headers.get("cookie")),
		device: deviceLabel(args.request.headers.get("user-agent")),
		language: await languageOf(args.request),
	});
	if (!result.ok) {
		if (result.reason === "nothing-waits") return redirect("/sign-in/first-time");
		return formRefused(read, read.t(`identity:openid.refusals.${result.reason}`), { status: 409 });
	}
	const { accountId: personId, claims, cookie } = result.value;
	await recordStateIdentity(context, { personId, claims });
	const headers = new Headers({ "Set-Cookie": cookie });
	const text = read.t(read.value.email ? "identity:first.welcomeLetter" : "identity:first.welcome");
	return withFlash(result.value.returnTo, { tone: "success", text }, headers);
}

const NewAccount = () => {
	const { visit } = useLoaderData<typeof loader>();
	const { t } = useTranslation(["identity", "accounts"]);
	const defaultValue = { displayName: visit.greeting, email: visit.email ?? "" };
	const [form, fields] = useTypedForm<FirstVisit>(useActionData<typeof action>(), { defaultValue });
	const labels = { displayName: t("accounts:fields.displayName"), email: t("identity:first.contact") };
	return (
		<Section title={t("identity:first.new")}>
			<TypedForm form={form} labels={labels}>
				<TextField
					field={fields.displayName}
					label={labels.displayName}
					hint={t("identity:first.displayNameHint")}
					autoComplete="nickname"
				/>
				<TextField
					field={fields.email}
					type="email"
					inputMode="email"
					label={labels.email}
					hint={t("identity:first.contactHint")}
					optional
				/>
				<div>
					<Button>{t("identity:first.create")}</Button>
				</div>
			</TypedForm>
		</Section>
	);
};

const Link = () => {
	const { visit, provider } = useLoaderData<typeof loader>();
	const { t } = useTranslation("identity");
	if (visit.signedInAs === null)
		return (
			<Section title={t("first.existing")}>
				<p>{t("first.existingLead")}</p>
				<div>
					<LinkButton to="/sign-in?to=/sign-in/first-time" tone="secondary">
						{t("first.existingButton")}
					</LinkButton>
				</div>
			</Section>
		);
	return (
		<Section title={t("first.link", { name: provider, account: visit.signedInAs })}>
			<p>{t("first.linkLead")}</p>
			<ButtonForm
				action="/sign-in/first-time/link"
				label={t("first.link", { name: provider, account: visit.signedInAs })}
			/>
		</Section>
	);
};

export default function FirstTime() {
	const { visit, provider, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation("identity");
	return (
		<Page width="text">
			<PageHeader title={title} lead={t("first.lead")} />
			<ReceivedIdentity visit={visit} provider={provider} />
			{visit.isKnownPerson ? <Alert tone="info">{t("first.knownPerson", { name: provider })}</Alert> : null}
			{visit.isKnownPerson || visit.signedInAs !== null ? null : <NewAccount />}
			<Link />
		</Page>
	);
}
