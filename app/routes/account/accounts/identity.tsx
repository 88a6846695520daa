import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { assuranceOf, needRefusal, nextStep } from "~/domain/accounts/ladder";
import { listOwnAssurances } from "~/domain/accounts/queries.server";
import { askedNeeds } from "~/domain/accounts/schema";
import { AssuranceLog } from "~/domain/accounts/ui/AssuranceLog";
import { Ladder } from "~/domain/accounts/ui/Ladder";
import { NextStep } from "~/domain/accounts/ui/NextStep";
import { waysHere } from "~/domain/accounts/ways.server";
import { translatorFor } from "~/i18n/i18next.server";
import { ownAddress } from "~/server/http.server";
import { Alert } from "~/ui/Alert";
import { LinkButton } from "~/ui/Button";
import { DefinitionList } from "~/ui/DefinitionList";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "account.own");
	const asked = new URL(args.request.url).searchParams;
	const needs = askedNeeds(asked);
	const has = assuranceOf(context.actor);
	const above = { identity: Math.min(4, has.identity + 1) as 1 | 2 | 3 | 4, residence: true as const };
	return {
		title: (await translatorFor(args.request))("identity:level.title"),
		has,
		needs,
		missing: needs ? needRefusal(has, needs) : null,
		step: nextStep(has, needs ?? above, waysHere()),
		to: ownAddress(asked.get("to") ?? "/me/identity"),
		facts: await listOwnAssurances(context),
		now: context.now,
	};
}

const Asked = () => {
	const { needs, missing, step, to } = useLoaderData<typeof loader>();
	const { t } = useTranslation("identity");
	if (needs && !missing)
		return (
			<Alert tone="success" title={t("level.asked.none")}>
				<LinkButton to={to}>{t("level.goBack")}</LinkButton>
			</Alert>
		);
	return (
		<Section title={t("level.next")}>
			<NextStep missing={missing} step={step} level={needs?.identity ?? 1} to={to} />
		</Section>
	);
};

export default function Identity() {
	const { title, has, facts, now } = useLoaderData<typeof loader>();
	const { t } = useTranslation(["identity", "crm"]);
	return (
		<Page width="text">
			<PageHeader
				title={title}
				lead={t("identity:level.lead")}
				breadcrumbs={[{ to: "/me", label: t("crm:me.title") }, { label: title }]}
			/>
			<Asked />
			<Section title={t("identity:level.now")}>
				<Ladder identity={has.identity} />
				<DefinitionList
					items={[
						{
							term: t("identity:level.residence"),
							description: has.residence ? t("identity:level.reached") : t("identity:level.residenceNo"),
						},
						{ term: t("identity:level.strength"), description: t(`identity:level.strengths.${has.authentication}`) },
					]}
				/>
				<p className="text-soft">{t("identity:level.strengthNote")}</p>
			</Section>
			<Section title={t("identity:level.history")}>
				<AssuranceLog facts={facts} now={now} />
			</Section>
		</Page>
	);
}
