import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { incidentNumberSchema } from "~/domain/issue-reports/schema";
import { translatorFor } from "~/i18n/i18next.server";
import { orNotFound } from "~/server/http.server";
import { LinkButton } from "~/ui/Button";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

export async function loader(args: LoaderFunctionArgs) {
	await contextFor(args, "city.read");
	const t = await translatorFor(args.request);
	const number = orNotFound(incidentNumberSchema.safeParse(new URL(args.request.url).searchParams.get("number")).data);
	return { title: t("issue-reports:sent.title"), number };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export default function Sent() {
	const { title, number } = useLoaderData<typeof loader>();
	const { t } = useTranslation("issue-reports");
	return (
		<Page width="text">
			<PageHeader title={title} lead={t("sent.text", { number })} />
			<div>
				<span className="flex flex-wrap gap-3">
					<LinkButton to="/reports/new">{t("sent.another")}</LinkButton>
					<LinkButton to="/reports" tone="secondary">
						{t("sent.back")}
					</LinkButton>
				</span>
			</div>
		</Page>
	);
}
