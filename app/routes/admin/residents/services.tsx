import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { listServices } from "~/domain/residents/provider/services.server";
import { translatorFor } from "~/i18n/i18next.server";
import { LinkButton } from "~/ui/Button";
import { Card, CardGrid } from "~/ui/Card";
import { EmptyState } from "~/ui/EmptyState";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";
import { Tag } from "~/ui/Tag";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "services.manage");
	const t = await translatorFor(args.request);
	return {
		services: await listServices(context),
		title: t("residents:registration.title"),
		desk: t("accounts:desk.title"),
	};
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

const kindTexts: Record<string, "registration.form" | "registration.prefill"> = {
	form: "registration.form",
	prefill: "registration.prefill",
};

export default function Services() {
	const { services, title, desk } = useLoaderData<typeof loader>();
	const { t } = useTranslation("residents");
	const add = <LinkButton to="/admin/services/new">{t("registration.new")}</LinkButton>;
	return (
		<Page>
			<PageHeader
				title={title}
				lead={t("registration.lead")}
				breadcrumbs={[{ to: "/admin", label: desk }, { label: title }]}
				actions={add}
			/>
			{services.length === 0 ? <EmptyState title={t("registration.none")} action={add} /> : null}
			<CardGrid>
				{services.map(({ id, kind, name, summary, pausedAt, connected, sector }) => (
					<Card
						key={id}
						as="h2"
						to={`/admin/services/${id}`}
						title={name}
						eyebrow={
							<>
								<Tag>{t(kindTexts[kind] ?? "registration.site")}</Tag>
								{pausedAt ? <Tag tone="danger">{t("registration.paused")}</Tag> : null}
							</>
						}
						meta={
							<>
								<span>{t(`sectors.${sector}` as "sectors.social")}</span>
								{kind === "openid" ? <span>{t("registration.connected", { count: connected })}</span> : null}
							</>
						}
					>
						{summary}
					</Card>
				))}
			</CardGrid>
		</Page>
	);
}
