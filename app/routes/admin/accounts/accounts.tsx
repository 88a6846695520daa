import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { listAccounts } from "~/domain/accounts/queries.server";
import { translatorFor } from "~/i18n/i18next.server";
import { Button, LinkButton } from "~/ui/Button";
import { EmptyState } from "~/ui/EmptyState";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";
import { Tag } from "~/ui/Tag";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "accounts.manage");
	const words = (new URL(args.request.url).searchParams.get("q") ?? "").trim().slice(0, 100);
	const title = (await translatorFor(args.request))("accounts:admin.title");
	return { words, accounts: await listAccounts(context, { words }), title };
}

export default function Accounts() {
	const { words, accounts } = useLoaderData<typeof loader>();
	const { t } = useTranslation("accounts");
	return (
		<Page width="text">
			<PageHeader title={t("admin.title")} lead={t("admin.lead")} />
			<search>
				<Form method="get" className="flex flex-wrap items-end gap-3">
					<div className="grow">
						<label htmlFor="q" className="font-semibold">
							{t("admin.search")}
						</label>
						<input id="q" name="q" type="search" defaultValue={words} className="control mt-2" />
					</div>
					<Button>{t("admin.submit")}</Button>
				</Form>
			</search>
			{accounts.length === 0 ? <EmptyState title={t("admin.none")}>{t("admin.noneHint")}</EmptyState> : null}
			<ul className="grid grid-cols-[minmax(0,1fr)] gap-3">
				{accounts.map(({ id, displayName, email, role, office, confirmedAt }) => (
					<li
						key={id}
						className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-card border border-line bg-surface px-5 py-4"
					>
						<div className="min-w-0">
							<p className="flex flex-wrap items-center gap-2 font-semibold">
								{displayName}
								<Tag tone={role === "resident" ? "neutral" : "info"}>{t(`roleNames.${role}`)}</Tag>
								{confirmedAt ? null : <Tag tone="warning">{t("admin.waiting")}</Tag>}
							</p>
							<p className="wrap-anywhere text-[0.9375rem] text-soft">
								{email}
								{office ? ` · ${office}` : ""}
							</p>
						</div>
						<LinkButton
							to={`/admin/accounts/${id}`}
							tone="secondary"
							size="small"
							aria-label={t("admin.changeNamed", { name: displayName })}
						>
							{t("admin.change")}
						</LinkButton>
					</li>
				))}
			</ul>
		</Page>
	);
}
