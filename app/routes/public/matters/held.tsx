import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { LinkButton } from "~/ui/Button";
import { Page, PageHeader } from "~/ui/Page";

export async function loader(args: LoaderFunctionArgs) {
	await contextFor(args, "matters.write");
	return { email: (new URL(args.request.url).searchParams.get("email") ?? "").slice(0, 254) };
}

/** After a visitor wrote: the message waits for the link in their mailbox. */
export default function Held() {
	const { email } = useLoaderData<typeof loader>();
	const { t } = useTranslation("matters");
	return (
		<Page width="text">
			<PageHeader title={t("held.title")} lead={t("held.lead", { email })} />
			<p>{t("held.delay")}</p>
			<LinkButton to="/contact" tone="secondary">
				{t("held.again")}
			</LinkButton>
		</Page>
	);
}
