import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { translatorFor } from "~/i18n/i18next.server";
import { LinkButton } from "~/ui/Button";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

/** Where the identity provider sends the browser once its own session is closed. Ours was closed before it left. */
export async function loader(args: LoaderFunctionArgs) {
	await contextFor(args, "city.read");
	return { title: (await translatorFor(args.request))("identity:signedOut.title") };
}

export default function SignedOut() {
	const { t } = useTranslation("identity");
	return (
		<Page width="text">
			<PageHeader title={t("signedOut.title")} lead={t("signedOut.text")} />
			<div>
				<LinkButton to="/">{t("signedOut.home")}</LinkButton>
			</div>
		</Page>
	);
}
