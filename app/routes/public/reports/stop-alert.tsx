import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { alertOfToken } from "~/domain/issue-reports/alert-links.server";
import { removeAlert } from "~/domain/issue-reports/commands/save-alert.server";
import { translatorFor } from "~/i18n/i18next.server";
import { orNotFound, withFlash } from "~/server/http.server";
import { ButtonForm } from "~/ui/Button";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

export async function loader(args: LoaderFunctionArgs) {
	await contextFor(args, "preferences.leave");
	orNotFound(alertOfToken(args.params.token ?? ""));
	return { title: (await translatorFor(args.request))("issue-reports:alerts.stopTitle") };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

/** A press of the button, or one click in a mail program (RFC 8058). */
export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "preferences.leave");
	await removeAlert(context, { id: orNotFound(alertOfToken(args.params.token ?? "")) });
	const t = await translatorFor(args.request);
	return withFlash("/reports", { tone: "success", text: t("issue-reports:alerts.stopped") });
}

export default function StopAlert() {
	const { title } = useLoaderData<typeof loader>();
	const { t } = useTranslation("issue-reports");
	const { pathname } = useLocation();
	return (
		<Page width="text">
			<PageHeader title={title} lead={t("alerts.stopText")} />
			<ButtonForm action={pathname} label={t("alerts.stop")} />
		</Page>
	);
}
