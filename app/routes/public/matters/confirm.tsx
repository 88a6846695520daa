import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data } from "@remix-run/node";
import { Form, useActionData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { confirmMatter } from "~/domain/matters/commands/confirm-matter.server";
import { translatorFor } from "~/i18n/i18next.server";
import { withFlash } from "~/server/http.server";
import { Alert } from "~/ui/Alert";
import { Button, LinkButton } from "~/ui/Button";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
	const title = (await translatorFor(args.request))("matters:confirm.title");
	await contextFor(args, "matters.write");
	return { title };
}

/** Only a button opens the matter: programs that check mail follow links. */
export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "matters.write");
	const result = await confirmMatter(context, args.params.token ?? "");
	if (!result.ok) return data({ reason: result.reason }, { status: 422 });
	const t = await translatorFor(args.request);
	return withFlash(result.value.link, { tone: "success", text: t("matters:confirm.done") });
}

export default function Confirm() {
	const refused = useActionData<typeof action>();
	const { t } = useTranslation("matters");
	return (
		<Page width="text">
			<PageHeader title={t("confirm.title")} lead={refused ? undefined : t("confirm.lead")} />
			{refused ? (
				<>
					<Alert tone="danger" live>
						{refused.reason === "expired" ? t("confirm.expired") : t("confirm.unknown")}
					</Alert>
					<LinkButton to="/contact">{t("confirm.again")}</LinkButton>
				</>
			) : (
				<Form method="post">
					<Button>{t("confirm.button")}</Button>
				</Form>
			)}
		</Page>
	);
}
