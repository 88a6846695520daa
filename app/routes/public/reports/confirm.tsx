import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { confirmReport } from "~/domain/issue-reports/commands/confirm-report.server";
import { translatorFor } from "~/i18n/i18next.server";
import { accountOf } from "~/lib/actor";
import { withFlash } from "~/server/http.server";
import { Alert } from "~/ui/Alert";
import { ButtonForm } from "~/ui/Button";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

/** Mail programs follow links by themselves: only the button confirms. */
export async function loader(args: LoaderFunctionArgs) {
	await contextFor(args, "city.read");
	const t = await translatorFor(args.request);
	return { secret: args.params.secret ?? "", title: t("issue-reports:confirm.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
	...pageMeta(matches, data?.title),
	{ name: "referrer", content: "same-origin" },
];

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const t = await translatorFor(args.request);
	const result = await confirmReport(context, args.params.secret ?? "");
	if (!result.ok) return Response.json({ refusal: t("issue-reports:confirm.unknown") }, { status: 422 });
	const { number, email } = result.value;
	const to = email && !accountOf(context.actor) ? "?offer=account" : "";
	return withFlash(`/reports/${number}${to}`, { tone: "success", text: t("issue-reports:confirm.done") });
}

export default function Confirm() {
	const { secret, title } = useLoaderData<typeof loader>();
	const answer = useActionData() as { refusal: string } | undefined;
	const { t } = useTranslation("issue-reports");
	return (
		<Page width="text">
			<PageHeader title={title} lead={t("confirm.text")} />
			{answer ? (
				<Alert tone="danger" live>
					{answer.refusal}
				</Alert>
			) : (
				<ButtonForm action={`/reports/confirm/${secret}`} label={t("confirm.button")} />
			)}
		</Page>
	);
}
