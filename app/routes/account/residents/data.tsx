import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { listUses } from "~/domain/residents/ledger/own.server";
import { knownKeys } from "~/domain/residents/provider/services.server";
import { listConsents } from "~/domain/residents/queries.server";
import { findErasure, listExports, listReadings } from "~/domain/residents/rights/own.server";
import { ConsentLog } from "~/domain/residents/ui/ConsentLog";
import { EraseSection, ExportSection, Readings, Uses } from "~/domain/residents/ui/Rights";
import { translatorFor } from "~/i18n/i18next.server";
import { accountOf } from "~/lib/actor";
import { isDemonstration } from "~/server/env.server";
import { LinkButton } from "~/ui/Button";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "account.own");
	const t = await translatorFor(args.request);
	const accountId = accountOf(context.actor) ?? "";
	const [uses, readings, exports, erasure, consents] = await Promise.all([
		listUses(context, accountId),
		listReadings(context, accountId),
		listExports(context, accountId),
		findErasure(context, accountId),
		listConsents(context, accountId),
	]);
	return {
		...{ readings, exports, erasure, consents, isDemonstration: isDemonstration() },
		uses: uses.map((use) => ({ ...use, keys: knownKeys(use.keys) })),
		...{ title: t("residents:rights.title"), me: t("crm:me.title") },
	};
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export default function MyData() {
	const { uses, readings, exports, erasure, consents, isDemonstration, title, me } = useLoaderData<typeof loader>();
	const { t } = useTranslation("residents");
	return (
		<Page width="text">
			<PageHeader title={title} lead={t("rights.lead")} breadcrumbs={[{ to: "/me", label: me }, { label: title }]} />
			<Uses uses={uses} />
			<Readings readings={readings} />
			<Section title={t("consents.title")}>
				<p className="text-soft">{t("consents.lead")}</p>
				<ConsentLog consents={consents} />
			</Section>
			<Section title={t("rights.rectify")}>
				<p>
					{t("rights.rectifyText")} <Link to="/me/information">{t("rights.rectifyLink")}</Link>
				</p>
			</Section>
			<ExportSection exports={exports} />
			<Section title={t("rights.object.title")}>
				<p>{t("rights.object.lead")}</p>
				<div className="flex flex-wrap gap-3">
					<LinkButton to="/me/data/objections" tone="secondary">
						{t("rights.object.title")}
					</LinkButton>
					<LinkButton to="/me/preferences" tone="secondary">
						{t("rights.consentsLink")}
					</LinkButton>
				</div>
			</Section>
			<EraseSection erasure={erasure} isDemonstration={isDemonstration} />
			<p>
				{t("rights.dpo")} <Link to="/contact">{t("rights.dpoLink")}</Link>
			</p>
		</Page>
	);
}
