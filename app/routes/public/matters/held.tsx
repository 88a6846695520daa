import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { translatorFor } from "~/i18n/i18next.server";
import { LinkButton } from "~/ui/Button";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
	const title = (await translatorFor(args.request))("matters:held.title");
	await contextFor(args, "matters.write");
	return { title, email: (new URL(args.request.url).searchParams.get("email") ?? "").slice(0, 254) };
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
