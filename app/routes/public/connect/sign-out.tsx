import { data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { signOutTarget } from "~/domain/residents/provider/interaction.server";
import { translatorFor } from "~/i18n/i18next.server";
import { Button } from "~/ui/Button";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

export async function loader(args: LoaderFunctionArgs) {
	await contextFor(args, "city.read");
	const xsrf = new URL(args.request.url).searchParams.get("xsrf") ?? "";
	const title = (await translatorFor(args.request))("residents:connect.signOut");
	const target = await signOutTarget(args.request, xsrf);
	return data({ xsrf, title }, target ? { headers: { "X-Form-Target": target } } : undefined);
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

/** The form belongs to the OpenID provider, which checks its secret. */
export default function ConnectSignOut() {
	const { xsrf, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation("residents");
	return (
		<Page width="text">
			<PageHeader title={title} lead={t("connect.signOutText")} />
			<form method="post" action="/openid/session/end/confirm" className="flex flex-wrap gap-3">
				<input type="hidden" name="xsrf" value={xsrf} />
				<Button name="logout" value="yes">
					{t("connect.signOutYes")}
				</Button>
				<Button tone="secondary">{t("connect.signOutNo")}</Button>
			</form>
		</Page>
	);
}
