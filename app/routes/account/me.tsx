import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { findOwnAccount } from "~/domain/accounts/queries.server";
import { translatorFor } from "~/i18n/i18next.server";
import { orNotFound } from "~/server/http.server";
import { Alert } from "~/ui/Alert";
import { ButtonForm, LinkButton } from "~/ui/Button";
import { Card, CardGrid } from "~/ui/Card";
import { Page, PageHeader } from "~/ui/Page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "account.own");
	const account = orNotFound(await findOwnAccount(context));
	const title = (await translatorFor(args.request))("accounts:me.title");
	return { name: account.displayName, isConfirmed: account.confirmedAt !== null, title };
}

export default function Me() {
	const { name, isConfirmed } = useLoaderData<typeof loader>();
	const { t } = useTranslation("accounts");
	return (
		<Page>
			<PageHeader
				title={t("me.hello", { name })}
				actions={<ButtonForm action="/sign-out" label={t("signOut.button")} tone="secondary" />}
			/>
			{isConfirmed ? null : (
				<Alert tone="warning">
					<p>{t("confirm.waiting")}</p>
					<LinkButton to="/confirm" tone="secondary" size="small">
						{t("confirm.resend")}
					</LinkButton>
				</Alert>
			)}
			<CardGrid columns={2}>
				<Card as="h2" to="/me/matters" title={t("me.matters.title")}>
					<p>{t("me.matters.text")}</p>
				</Card>
				<Card as="h2" to="/me/profile" title={t("profile.title")}>
					<p>{t("profile.lead")}</p>
				</Card>
				<Card as="h2" to="/me/security" title={t("security.title")}>
					<p>{t("security.lead")}</p>
				</Card>
			</CardGrid>
		</Page>
	);
}
