import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { deskPages } from "~/domain/accounts/desk";
import { may } from "~/domain/accounts/permissions";
import { translatorFor } from "~/i18n/i18next.server";
import { Card, CardGrid } from "~/ui/Card";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
	const { actor } = await contextFor(args, "staff.desk");
	const title = (await translatorFor(args.request))("accounts:desk.title");
	return { pages: deskPages.filter(({ act }) => may(actor, act)), title };
}

export default function Desk() {
	const { pages } = useLoaderData<typeof loader>();
	const { t } = useTranslation("accounts");
	return (
		<Page>
			<PageHeader title={t("desk.title")} lead={t("desk.lead")} />
			<CardGrid>
				{pages.map(({ to, name }) => (
					<Card key={to} as="h2" to={to} title={t(`desk.${name}.title`)}>
						<p>{t(`desk.${name}.text`)}</p>
					</Card>
				))}
			</CardGrid>
		</Page>
	);
}
