import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { Outbox } from "~/domain/issue-reports/ui/Outbox";
import { translatorFor } from "~/i18n/i18next.server";
import { LinkButton } from "~/ui/Button";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

export async function loader(args: LoaderFunctionArgs) {
	await contextFor(args, "city.read");
	return { title: (await translatorFor(args.request))("issue-reports:offline.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

/** What the installed site shows where there is no network: kept in the browser by the service worker. */
export default function Offline() {
	const { t } = useTranslation("issue-reports");
	return (
		<Page width="text">
			<PageHeader title={t("offline.title")} lead={t("offline.text")} />
			<div>
				<LinkButton to="/reports/new" reloadDocument>
					{t("report")}
				</LinkButton>
			</div>
			<Outbox />
		</Page>
	);
}
