import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { findSecretVote } from "~/domain/ballots/queries/secret-vote.server";
import { findVotePage } from "~/domain/ballots/queries/votes.server";
import { PrintButton } from "~/domain/ballots/ui/secret/PrintButton";
import { findCity } from "~/domain/settings/queries.server";
import { orNotFound } from "~/server/http.server";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const { consultation, vote } = orNotFound(await findVotePage(context, args.params.slug ?? ""));
	const { id, level, rules, rulesHash } = orNotFound(vote);
	orNotFound(level === "secret" ? level : null);
	const secret = await findSecretVote(context, id);
	const city = await findCity(context);
	return { consultation, city: city.name, rules, rulesHash, trustees: secret?.trustees ?? [] };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.consultation.title);

const promised = ["roll", "secrecy", "before", "check", "recount", "tamper"] as const;
const notPromised = ["device", "buying", "operator", "cards", "twoActs", "small", "lost"] as const;

const Promises = ({ kind, keys, city }: { kind: "yes" | "no"; keys: readonly string[]; city: string }) => {
	const { t } = useTranslation("ballots");
	return (
		<ol className="grid list-decimal gap-3 ps-6">
			{keys.map((key) => (
				<li key={key}>{t(`secret.promise.${kind}.${key}` as "secret.promise.yes.roll", { city })}</li>
			))}
		</ol>
	);
};

/** What a secret vote promises and what it does not: to be read, and printed for the polling place. */
export default function VotePromise() {
	const { consultation, city, rules, rulesHash, trustees } = useLoaderData<typeof loader>();
	const { t } = useTranslation("ballots");
	return (
		<Page width="text">
			<PageHeader
				title={t("secret.promise.title")}
				eyebrow={consultation.title}
				lead={t("secret.promise.lead")}
				breadcrumbs={[
					{ to: `/consultations/${consultation.slug}`, label: consultation.title },
					{ to: `/consultations/${consultation.slug}/vote`, label: t("page.title") },
					{ label: t("secret.promise.title") },
				]}
				actions={<PrintButton />}
			/>
			<Section title={t("secret.promise.yesTitle")}>
				<Promises kind="yes" keys={promised} city={city} />
			</Section>
			<Section title={t("secret.promise.noTitle")}>
				<Promises kind="no" keys={notPromised} city={city} />
			</Section>
			<Section title={t("secret.promise.howTitle")}>
				<p>{t("secret.promise.how")}</p>
				{trustees.length > 0 ? <p>{t("secret.promise.bureau", { names: trustees.join(", ") })}</p> : null}
				<p>{rules.secret?.otherWays || t("secret.vote.otherWays")}</p>
				<p className="text-[0.9375rem] text-soft">
					{t("rules.hash")} <code className="break-all">{rulesHash}</code>
				</p>
			</Section>
		</Page>
	);
}
