import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { translatorFor } from "~/i18n/i18next.server";
import { LinkButton } from "~/ui/Button";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

export async function loader(args: LoaderFunctionArgs) {
	await contextFor(args, "city.read");
	const asked = new URL(args.request.url).searchParams.get("error") ?? "";
	const code = /^[a-z_]{1,60}$/.test(asked) ? asked : null;
	const title = (await translatorFor(args.request))("residents:connect.error");
	return data({ code, title }, 400);
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

/** What cannot be told to the site that sent the person here (it is unknown, or its address is) is told to the person. */
export default function ConnectError() {
	const { code, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation("residents");
	return (
		<Page width="text">
			<PageHeader title={title} lead={t("connect.errorText")} />
			{code ? <p className="text-soft">{t("connect.errorCode", { code })}</p> : null}
			<div>
				<LinkButton to="/" tone="secondary">
					{t("connect.home")}
				</LinkButton>
			</div>
		</Page>
	);
}
