import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { listOwnValues } from "~/domain/residents/ledger/own.server";
import { FactSource } from "~/domain/residents/ui/FactSource";
import { translatorFor } from "~/i18n/i18next.server";
import { accountOf } from "~/lib/actor";
import { ButtonForm } from "~/ui/Button";
import { DefinitionList } from "~/ui/DefinitionList";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";
import { Tag } from "~/ui/Tag";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "account.own");
	const t = await translatorFor(args.request);
	const values = await listOwnValues(context, accountOf(context.actor) ?? "");
	return { values, title: t("residents:information.title"), me: t("crm:me.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

type Value = ReturnType<typeof useLoaderData<typeof loader>>["values"][number];

export default function Information() {
	const { values, title, me } = useLoaderData<typeof loader>();
	const { t } = useTranslation("residents");
	return (
		<Page width="text">
			<PageHeader
				title={title}
				lead={t("information.lead")}
				breadcrumbs={[{ to: "/me", label: me }, { label: title }]}
			/>
			<DefinitionList
				items={values.map((value) => ({
					term: t(`attributes.${value.key}`),
					description: <Fact value={value} />,
				}))}
			/>
		</Page>
	);
}

const Fact = ({ value }: { value: Value }) => {
	const { t } = useTranslation("residents");
	const { key, source, sourceName, at, isStale } = value;
	return (
		<div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
			<div className={`min-w-0 break-words ${isStale ? "text-soft" : ""}`}>
				{value.value ?? <span className="text-soft">{t("information.empty")}</span>}
				{source ? (
					<p className="text-[0.9375rem] text-soft">
						<FactSource source={source} sourceName={sourceName} at={at} />
					</p>
				) : null}
				{isStale ? (
					<div className="mt-2 flex flex-wrap items-center gap-3">
						<Tag tone="warning">{t("information.stale")}</Tag>
						<ButtonForm
							action={`/me/information/${key}/confirm`}
							size="small"
							tone="secondary"
							label={t("information.confirm")}
						/>
					</div>
				) : null}
			</div>
			<Change value={value} />
		</div>
	);
};

const Change = ({ value: { key, value, source, isEditable } }: { value: Value }) => {
	const { t } = useTranslation("residents");
	const label = t(`attributes.${key}`);
	if (source === "account") return <Link to="/me/profile">{t("information.profile")}</Link>;
	if (!isEditable)
		return value === null ? null : (
			<div className="max-w-64 text-[0.9375rem] text-soft">
				{t("information.certified")} <Link to={`/me/information/${key}/rectify`}>{t("information.ask")}</Link>
			</div>
		);
	return (
		<Link to={`/me/information/${key}`}>
			{t(value === null ? "information.write" : "information.correct")}
			<span className="sr-only"> {label}</span>
		</Link>
	);
};
